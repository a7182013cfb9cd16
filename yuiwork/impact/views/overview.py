"""概況 and its downloads."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.impact.queries.counts import years_with_facts
from yuiwork.impact.queries.overview import Overview, overview_of
from yuiwork.impact.spreadsheets import to_csv, to_xlsx
from yuiwork.japan.dates import fiscal_year
from yuiwork.regions import api as regions

READERS = (Role.OFFICER, Role.DIRECTOR)
FILES = {
    "csv": ("text/csv; charset=utf-8", to_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", to_xlsx),
}


@page(*READERS)
def choose(request: Request) -> HttpResponse:
    """Straight to her only programme, or the list of hers."""
    mine = regions.programmes_for_staff(request.actor, *READERS)
    if len(mine) == 1:
        return redirect("impact:programme", slug=mine[0].slug)
    return show(request, "impact/choose.html", {"programmes": mine})


@page(*READERS)
def overview(request: Request, slug: str) -> HttpResponse:
    """One sentence first, then the figures of a fiscal year."""
    found = _overview(request, slug)
    years = years_with_facts(found.programme.id, clock.today())
    context = {"overview": found, "years": years, "accent_slug": found.programme.slug}
    return show(request, "impact/overview.html", context)


@page(*READERS)
def download(request: Request, slug: str, kind: str) -> HttpResponse:
    """The tables of the page as a file, with the same cells hidden."""
    if kind not in FILES:
        raise NotFound
    found = _overview(request, slug)
    media_type, write = FILES[kind]
    tables = [found.funnel.table, found.bands.table, found.facts]
    response = HttpResponse(write(tables), content_type=media_type)
    name = f"{found.programme.slug}-{found.period.year}.{kind}"
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


@page(*READERS)
def reports(request: Request) -> HttpResponse:
    """Files for reports: each of her programmes and fiscal years."""
    today = clock.today()
    mine = regions.programmes_for_staff(request.actor, *READERS)
    return show(
        request, "impact/reports.html", {"programmes": [(p, years_with_facts(p.id, today)) for p in mine]}
    )


@page(Audience.ANYONE)
def definitions(request: Request) -> HttpResponse:
    """What each figure means, how it is counted and what is hidden."""
    return show(request, "impact/definitions.html")


def _overview(request: Request, slug: str) -> Overview:
    programme = regions.staff_programme(request.actor, slug, *READERS)
    today = clock.today()
    year = request.GET.get("year", "")
    known = years_with_facts(programme.id, today)
    chosen = int(year) if year.isascii() and year.isdigit() and int(year) in known else fiscal_year(today)
    return overview_of(programme, chosen, today)
