"""How much the facilities are used, month by month: chart, table, files."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from yuiwork.core.actor import Role
from yuiwork.core.charts import bar_chart
from yuiwork.core.spreadsheets import to_csv, to_xlsx
from yuiwork.core.web.components import Figure
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.facilities.policies import PLANNERS
from yuiwork.facilities.queries.usage import Usage, usage_of, usage_table
from yuiwork.facilities.views.days import asked_month
from yuiwork.regions import api as regions

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(Role.OFFICER, Role.DIRECTOR)
def usage(request: Request, slug: str) -> HttpResponse:
    """``?month=2026-11``."""
    programme = regions.staff_programme(request.actor, slug, *PLANNERS)
    month = asked_month(request)
    lines = usage_of(programme.id, month)
    context = {
        "programme": programme,
        "month": month,
        "month_before": (month - timedelta(days=1)).replace(day=1),
        "month_after": (month + timedelta(days=32)).replace(day=1),
        "figure": _figure(slug, lines, month) if lines else None,
        "table": usage_table(lines, month),
        "hides": any(line.people is None for line in lines),
    }
    return show(request, "facilities/staff/usage.html", context)


@page(Role.OFFICER, Role.DIRECTOR)
def usage_csv(request: Request, slug: str) -> HttpResponse:
    programme = regions.staff_programme(request.actor, slug, *PLANNERS)
    month = asked_month(request)
    table = usage_table(usage_of(programme.id, month), month)
    return _file(to_csv(table), f"{slug}-facilities-{month:%Y-%m}.csv", "text/csv; charset=utf-8")


@page(Role.OFFICER, Role.DIRECTOR)
def usage_xlsx(request: Request, slug: str) -> HttpResponse:
    programme = regions.staff_programme(request.actor, slug, *PLANNERS)
    month = asked_month(request)
    table = usage_table(usage_of(programme.id, month), month)
    return _file(to_xlsx([table]), f"{slug}-facilities-{month:%Y-%m}.xlsx", _XLSX)


def _figure(slug: str, lines: list[Usage], month: date) -> Figure:
    busiest = max(lines, key=lambda line: line.share)
    query = f"?month={month:%Y-%m}"
    return Figure(
        title=_("How much of the open time was used"),
        takeaway=_("“%(facility)s” was used most: %(share)d%% of its open time.")
        % {"facility": busiest.facility.name, "share": busiest.share},
        svg=bar_chart(
            tuple(f"{line.facility.name} {line.share}%" for line in lines),
            tuple(line.share for line in lines),
            full=100,
        ),
        table=usage_table(lines, month),
        source=_("Counted from the bookings on this site"),
        downloads=[
            (_("CSV"), reverse("facilities:usage_csv", args=[slug]) + query),
            (_("Excel"), reverse("facilities:usage_xlsx", args=[slug]) + query),
        ],
    )


def _file(content: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
