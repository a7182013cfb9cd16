"""報告: what can be made, what was made, which years are closed."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.impact import api as impact
from yuiwork.japan.dates import fiscal_year
from yuiwork.regions import api as regions
from yuiwork.reports.forms import PeriodForm, YearForm
from yuiwork.reports.kinds import KINDS, Span
from yuiwork.reports.policies import REPORTERS
from yuiwork.reports.queries.duties import asked_of, duties_of
from yuiwork.reports.queries.reports import closed_years, kind_named, reports_of
from yuiwork.reports.use_cases import begin_report

_PAGE_SIZE = 20


@page(Role.OFFICER, Role.DIRECTOR)
def own(request: Request) -> HttpResponse:
    """Straight to her only programme, or the list of hers."""
    mine = regions.programmes_for_staff(request.actor, *REPORTERS)
    if len(mine) == 1:
        return redirect("reports:centre", slug=mine[0].slug)
    return show(request, "reports/choose.html", {"programmes": mine})


@page(Role.OFFICER, Role.DIRECTOR)
def centre(request: Request, slug: str) -> HttpResponse:
    programme = regions.staff_programme(request.actor, slug, *REPORTERS)
    closed = set(closed_years(programme.id))
    context = {
        "programme": programme,
        "asked": asked_of(programme.id, clock.today()),
        "kinds": KINDS.values(),
        "page": Paginator(reports_of(programme.id), _PAGE_SIZE).get_page(request.GET.get("page")),
        "titles": {kind.code: kind.title for kind in KINDS.values()},
        "years": [(year, year in closed) for year in impact.years_with_facts(programme.id, clock.today())],
    }
    return show(request, "reports/centre.html", context)


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def new(request: Request, slug: str, kind: str) -> HttpResponse:
    """Choose the year or the period; the draft has first words from the figures."""
    programme = regions.staff_programme(request.actor, slug, *REPORTERS)
    sort = kind_named(kind)
    years = impact.years_with_facts(programme.id, clock.today())
    typed = request.POST or None
    initial = _period_asked_for(programme.id, request.GET.get("duty", ""), sort.span)
    form = (
        YearForm(years, typed, initial=initial)
        if sort.span is Span.YEAR
        else PeriodForm(typed, initial=initial)
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            report = begin_report(
                actor=request.actor,
                programme_id=programme.id,
                kind=sort,
                submission_id=form.cleaned_data["submission_id"],
                **form.period(),
            )
            return done(request, reverse("reports:report", args=[slug, report.id]))
    return show(request, "reports/new.html", {"programme": programme, "kind": sort, "form": form})


def _period_asked_for(programme_id: UUID, duty_id: str, span: Span) -> dict[str, Any]:
    """The days that the contract asks for, when she comes from its line."""
    duty = next((row for row in duties_of(programme_id) if str(row.id) == duty_id), None)
    if duty is None:
        return {}
    return {"year": fiscal_year(duty.last)} if span is Span.YEAR else {"first": duty.first, "last": duty.last}
