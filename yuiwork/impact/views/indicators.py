"""指標と目標 of a fiscal year, and the form for one of them."""

from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.languages import is_japanese
from yuiwork.core.templatetags.ui import jmonth
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.impact.forms import TargetForm
from yuiwork.impact.queries.indicators import IndicatorLine, indicator_lines, years_with_targets
from yuiwork.japan.dates import fiscal_year
from yuiwork.regions import api as regions

READERS = (Role.OFFICER, Role.DIRECTOR, Role.OPERATOR)


@page(*READERS)
def indicators(request: Request, slug: str) -> HttpResponse:
    """Targets and results (``?year=2026``; an unknown one is this year)."""
    programme = regions.staff_programme(request.actor, slug, *READERS)
    this_year = fiscal_year(clock.today())
    years, wanted = years_with_targets(programme, this_year), request.GET.get("year", "")
    year = int(wanted) if wanted.isdecimal() and int(wanted) in years else this_year
    lines = indicator_lines(programme, year)
    context = {
        "programme": programme,
        "lines": lines,
        "year": year,
        "years": years,
        "reached": sum(line.reached is True for line in lines),
        "promised": sum(line.target is not None for line in lines),
        "lacking": [line for line in lines if line.lacks_reason],
        "may_change": request.actor.is_operator or request.actor.holds(Role.OFFICER, programme.id),
    }
    return show(request, "impact/indicators.html", context)


@page(Role.OFFICER, Role.OPERATOR, methods=("GET", "POST"))
def target(request: Request, slug: str, year: int, code: str) -> HttpResponse:
    """Promise a value, enter what came of it, say why it was missed."""
    programme = regions.staff_programme(request.actor, slug, Role.OFFICER, Role.OPERATOR)
    line = next((row for row in indicator_lines(programme, year) if row.indicator.code == code), None)
    if line is None or year not in years_with_targets(programme, fiscal_year(clock.today())):
        raise NotFound
    form = TargetForm(request.POST or None, counted=line.counted, initial=_initial(line))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            _save(request, programme, year, code, form)
            to = f"{reverse('impact:indicators', args=[slug])}?year={year}"
            return done(request, to, _("The target is saved."))
    context = {"programme": programme, "line": line, "year": year, "form": form}
    return show(request, "impact/target.html", context)


def _save(request: Request, programme: regions.Programme, year: int, code: str, form: TargetForm) -> None:
    data = form.cleaned_data
    regions.set_target(
        actor=request.actor,
        programme_id=programme.id,
        fiscal_year=year,
        indicator=code,
        value=data["value"],
        due_month=data["due_month"],
    )
    regions.record_result(
        actor=request.actor,
        programme_id=programme.id,
        fiscal_year=year,
        indicator=code,
        actual=data.get("actual"),
        reason=data["reason"],
        improvement=data["improvement"],
    )


def _month(day: date | None) -> str:
    """As it is typed: 2027年3月, or 2027-03 in English."""
    return jmonth(day) if day is None or is_japanese() else f"{day:%Y-%m}"


def _initial(line: IndicatorLine) -> dict[str, object]:
    row = line.target
    if row is None:
        return {}
    return {
        "value": f"{row.value.normalize():f}",
        "due_month": _month(row.due_month),
        "actual": "" if row.actual is None else f"{row.actual.normalize():f}",
        "reason": row.reason,
        "improvement": row.improvement,
    }
