"""概況 and what its figures mean."""

from django.http import HttpResponse
from django.shortcuts import redirect

from yuiwork.core import clock
from yuiwork.core.suppression import ORDINARY_K, SMALL_PLACE_SENSITIVE_K, STAFF_FLOOR
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.impact.queries.counts import years_with_facts
from yuiwork.impact.views.access import READERS, overview_for
from yuiwork.japan.dates import fiscal_year
from yuiwork.regions import api as regions


@page(*READERS)
def choose(request: Request) -> HttpResponse:
    """Straight to her only programme, or the list of hers."""
    mine = regions.programmes_for_staff(request.actor, *READERS)
    if len(mine) == 1:
        return redirect("impact:overview", slug=mine[0].slug)
    return show(request, "impact/choose.html", {"programmes": mine})


@page(*READERS)
def overview(request: Request, slug: str) -> HttpResponse:
    """One sentence first, then the figures of a fiscal year (``?year=2026``; an unknown one is this year)."""
    wanted = request.GET.get("year", "")
    year = int(wanted) if wanted.isascii() and wanted.isdigit() else fiscal_year(clock.today())
    found = overview_for(request.actor, slug, year, strict=False)
    context = {
        "overview": found,
        "years": years_with_facts(found.programme.id, clock.today()),
        "accent_slug": found.programme.slug,
    }
    return show(request, "impact/overview.html", context)


@page(Audience.ANYONE)
def definitions(request: Request) -> HttpResponse:
    """What each figure means, how it is counted and what is hidden."""
    limits = {"public_k": ORDINARY_K, "staff_k": STAFF_FLOOR, "small_k": SMALL_PLACE_SENSITIVE_K}
    return show(request, "impact/definitions.html", limits)
