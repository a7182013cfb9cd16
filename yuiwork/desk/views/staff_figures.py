"""Figures of the desk month by month: chart, tables, files. For the desk, the officers and directors."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.charts import HIDDEN, bar_chart
from yuiwork.core.spreadsheets import to_csv, to_xlsx
from yuiwork.core.web.components import Figure
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.desk.policies import READ_FIGURES
from yuiwork.desk.queries.figures import Figures, figures_of
from yuiwork.desk.views.scope import own_programme
from yuiwork.regions import api as regions

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(Role.DESK, Role.OFFICER, Role.DIRECTOR)
def own(request: Request) -> HttpResponse:
    return own_programme(request, "desk:figures", READ_FIGURES)


@page(Role.DESK, Role.OFFICER, Role.DIRECTOR)
def figures(request: Request, slug: str) -> HttpResponse:
    """``?month=2026-11``."""
    programme = regions.staff_programme(request.actor, slug, *READ_FIGURES)
    month = _month(request)
    found = figures_of(programme, month, _next(month))
    # What the chart could draw, and whether it would draw any of it.
    hides = any(count is None for _name, count in found.by_topic)
    told = any(count for _name, count in found.by_topic)
    context = {
        "programme": programme,
        "month": month,
        "month_before": (month - timedelta(days=1)).replace(day=1),
        "month_after": _next(month),
        "found": found,
        "hides": hides,
        "all_hidden": _(
            "Only a few people came in this month, so the numbers of consultations are hidden (x). Hidden is not zero."
        )
        if hides and not told
        else "",
        "figure": _figure(slug, found, month) if found.by_topic and (told or not hides) else None,
    }
    return show(request, "desk/staff/figures.html", context)


@page(Role.DESK, Role.OFFICER, Role.DIRECTOR)
def figures_csv(request: Request, slug: str) -> HttpResponse:
    """Topics by way."""
    programme = regions.staff_programme(request.actor, slug, *READ_FIGURES)
    month = _month(request)
    table = figures_of(programme, month, _next(month)).topics
    return _file(to_csv(table), f"{slug}-desk-{month:%Y-%m}.csv", "text/csv; charset=utf-8")


@page(Role.DESK, Role.OFFICER, Role.DIRECTOR)
def figures_xlsx(request: Request, slug: str) -> HttpResponse:
    """Both tables."""
    programme = regions.staff_programme(request.actor, slug, *READ_FIGURES)
    month = _month(request)
    found = figures_of(programme, month, _next(month))
    return _file(to_xlsx([found.topics, found.outcomes]), f"{slug}-desk-{month:%Y-%m}.xlsx", _XLSX)


def _figure(slug: str, found: Figures, month: date) -> Figure:
    query = f"?month={month:%Y-%m}"
    total = HIDDEN if found.total is None else found.total
    return Figure(
        title=_("What people asked about"),
        takeaway=_("Consultations held in this month: %(total)s") % {"total": total},
        svg=bar_chart(
            tuple(f"{name} {HIDDEN if count is None else count}" for name, count in found.by_topic),
            tuple(count for _name, count in found.by_topic),
        ),
        table=found.topics,
        source=_("Counted from the log of the desk; no names are shown"),
        downloads=[
            (_("CSV"), reverse("desk:figures_csv", args=[slug]) + query),
            (_("Excel"), reverse("desk:figures_xlsx", args=[slug]) + query),
        ],
    )


def _month(request: Request) -> date:
    try:
        month = date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        return clock.today().replace(day=1)
    return month if 2000 < month.year < 2100 else clock.today().replace(day=1)


def _next(month: date) -> date:
    return (month + timedelta(days=32)).replace(day=1)


def _file(content: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
