"""The tables as files, with the same cells hidden as on the page."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from yuiwork.core import clock
from yuiwork.core.errors import NotFound
from yuiwork.core.spreadsheets import lost_in_cp932, to_cp932, to_csv, to_xlsx
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.impact.queries.counts import years_with_facts
from yuiwork.impact.views.access import READERS, overview_for
from yuiwork.regions import api as regions

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(*READERS)
def files(request: Request, slug: str) -> HttpResponse:
    """Single tables of each fiscal year, for spreadsheets new and old."""
    programme = regions.staff_programme(request.actor, slug, *READERS)
    context = {"programme": programme, "years": years_with_facts(programme.id, clock.today())}
    return show(request, "impact/files.html", context)


@page(*READERS)
def xlsx(request: Request, slug: str, year: int) -> HttpResponse:
    """All tables of a fiscal year as one workbook."""
    found = overview_for(request.actor, slug, year)
    return _file(to_xlsx(list(found.tables.values())), f"{slug}-{year}.xlsx", _XLSX)


@page(*READERS)
def csv(request: Request, slug: str, year: int, table: str) -> HttpResponse:
    """One table. ``?encoding=cp932`` for old spreadsheets: what would be lost is listed first, and replaced by 〓
    only after she has agreed (``&replace=1``)."""
    tables = overview_for(request.actor, slug, year).tables
    if table not in tables:
        raise NotFound
    name = f"{slug}-{year}-{table}.csv"
    if request.GET.get("encoding") != "cp932":
        return _file(to_csv(tables[table]), name, "text/csv; charset=utf-8")
    lost = lost_in_cp932(tables[table])
    if lost and request.GET.get("replace") != "1":
        return show(request, "impact/lost.html", {"lost": lost, "slug": slug, "year": year, "table": table})
    return _file(to_cp932(tables[table]), name, "text/csv; charset=shift_jis")


def _file(content: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
