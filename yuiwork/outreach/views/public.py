"""The page of a campaign: what it is about, the next dates, one step to the application."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.learning import api as learning
from yuiwork.outreach.queries.campaigns import campaign_by_code
from yuiwork.outreach.use_cases import count_visit


@page(Audience.ANYONE)
def campaign(request: Request, code: str) -> HttpResponse:
    """Opened from a paper. Counted for the day, and only that: no cookie, nothing about who looks."""
    row = campaign_by_code(code)
    if request.method == "GET":
        count_visit(campaign_id=row.id)
    paper = urlencode({"c": row.code, "s": row.source})
    seminars = [
        (seminar, f"{seminar.apply_path}?{paper}") for seminar in learning.open_seminars(row.programme_id)
    ]
    context = {
        "campaign": row,
        "programme": row.programme,
        "seminars": seminars,
        # As on the programme's page: where there is a seat; where all are full, to the waiting list of the soonest.
        "next_url": next((url for seminar, url in seminars if not seminar.is_full), ""),
        "costs": learning.course_costs(row.programme_id),
        "programme_url": reverse("portal:programme", args=[row.programme.slug]),
        "accent_slug": row.programme.slug,
    }
    return show(request, "outreach/campaign.html", context)
