"""Open jobs for everybody, and one job with its price in the eyes of the person who looks."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.japan.withholding import categories
from yuiwork.learning import api as learning
from yuiwork.market.breakdown import breakdown
from yuiwork.market.models import Job, JobState
from yuiwork.market.policies import may_propose
from yuiwork.market.queries.cards import card_of, cards_of
from yuiwork.market.queries.jobs import job_for, open_job_rows
from yuiwork.market.queries.proposals import open_proposal
from yuiwork.market.queries.viewer import viewer_for

PER_PAGE = 20
_WISHES = ("coached", "beginner_ok", "no_phone")


@page(Audience.ANYONE)
def jobs(request: Request) -> HttpResponse:
    """The list, filtered by kind of work and by three simple wishes."""
    wishes = {name: name in request.GET for name in _WISHES}
    category = request.GET.get("category", "")
    found = open_job_rows(
        category=category,
        coached=wishes["coached"],
        beginner_ok=wishes["beginner_ok"],
        no_phone=wishes["no_phone"],
    )
    shown = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    user_id = request.actor.user_id
    context = {
        "cards": cards_of(shown, viewer_for(request.actor)),
        # A coached job of another programme is marked: she may read it, but not propose.
        "own_programmes": learning.programme_ids_of_learner(user_id) if user_id else None,
        "page": shown,
        "categories": categories(clock.today()),
        "category": category,
        "wishes": wishes,
        "filtered": bool(category) or any(wishes.values()),
    }
    return show(request, "market/jobs.html", context)


@page(Audience.ANYONE)
def job(request: Request, job_id: UUID) -> HttpResponse:
    """What is asked, by what it is measured, what arrives and when. Drafts are seen by their firm only."""
    row = job_for(request.actor, job_id)
    return show(request, "market/job.html", job_context(request, row))


def job_context(request: Request, row: Job) -> dict[str, Any]:
    """What a job's page shows, the preview of a draft included."""
    viewer = viewer_for(request.actor)
    card = card_of(row, viewer)
    allowed = may_propose(request.actor, row, clock.today())
    return {
        "job": row,
        "card": card,
        "breakdown": breakdown(card.quote, side="worker") if card.quote else None,
        "viewer": viewer,
        "allowed": allowed,
        "leads_on": allowed.allowed or allowed.code in ("SIGN_IN_FIRST", "PROFILE_INCOMPLETE"),
        "proposal": open_proposal(request.actor, row.id) if request.actor.user_id else None,
        "is_own": request.actor.holds(Role.CLIENT, row.organisation_id),
        "is_open": row.state == JobState.PUBLISHED,
        "may_check": request.actor.is_operator and row.state == JobState.HELD,
    }
