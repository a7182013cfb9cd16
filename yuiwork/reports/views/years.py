"""年度の締め: the frozen figures of a year, corrections beside them, opening it again."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.impact import api as impact
from yuiwork.japan.dates import fiscal_year_bounds
from yuiwork.regions import api as regions
from yuiwork.reports.figures import FROZEN
from yuiwork.reports.forms import CorrectionForm, ReopenForm
from yuiwork.reports.models import YearClose
from yuiwork.reports.policies import REPORTERS, is_due, may_close
from yuiwork.reports.queries.figures import blocks_of, frozen_blocks, scope_of
from yuiwork.reports.queries.reports import closes_of, standing_close
from yuiwork.reports.use_cases import close_year, reopen_year, state_correction
from yuiwork.reports.views.report import shown


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def year(request: Request, slug: str, year: int) -> HttpResponse:
    """The figures that closing would freeze, or those that are frozen; POST closes."""
    programme = regions.staff_programme(request.actor, slug, *REPORTERS)
    _known(programme, year)
    if request.method == "POST":
        close_year(actor=request.actor, programme_id=programme.id, year=year)
        message = _("The fiscal year is closed. Its figures do not change any more.")
        return done(request, reverse("reports:year", args=[slug, year]), message)
    close = standing_close(programme.id, year)
    scope = scope_of(programme, *fiscal_year_bounds(year))
    blocks = frozen_blocks(close) if close is not None else blocks_of(scope, FROZEN)
    context = {
        "programme": programme,
        "year": year,
        "close": close,
        "figures": [shown(block) for block in blocks],
        "history": [row for row in closes_of(programme.id, year) if row.reopened_at is not None],
        "may_close": may_close(request.actor, programme.id)
        and is_due(year, clock.today(), programme.ends_on),
    }
    return show(request, "reports/year.html", context)


@page(Role.OFFICER, methods=("GET", "POST"))
def correct(request: Request, slug: str, year: int) -> HttpResponse:
    """State a correction; the frozen figure stays."""
    programme = regions.staff_programme(request.actor, slug, Role.OFFICER)
    close = _standing(programme, year)
    form = CorrectionForm(_figures(close), request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            state_correction(actor=request.actor, programme_id=programme.id, year=year, **form.cleaned_data)
            message = _("The correction now appears beside the figure.")
            return done(request, reverse("reports:year", args=[slug, year]), message)
    return show(request, "reports/correct.html", {"programme": programme, "year": year, "form": form})


@page(Role.OPERATOR, methods=("GET", "POST"))
def reopen(request: Request, slug: str, year: int) -> HttpResponse:
    """For the operator: open a closed year again, with the reason."""
    programme = regions.programme_by_slug(slug)
    _standing(programme, year)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            reopen_year(actor=request.actor, programme_id=programme.id, year=year, **form.cleaned_data)
            return done(request, reverse("portal:today"), _("The fiscal year is open again."))
    return show(request, "reports/reopen.html", {"programme": programme, "year": year, "form": form})


def _standing(programme: regions.Programme, year: int) -> YearClose:
    close = standing_close(programme.id, year)
    if close is None:
        raise NotFound
    return close


def _known(programme: regions.Programme, year: int) -> None:
    if (
        year not in impact.years_with_facts(programme.id, clock.today())
        and standing_close(programme.id, year) is None
    ):
        raise NotFound


def _figures(close: YearClose) -> list[tuple[str, str]]:
    """Each frozen figure once, by its code."""
    titles: dict[str, str] = {}
    for kept in close.figures:
        titles.setdefault(kept["code"], kept["title"])
    return list(titles.items())
