"""今日: at most three things to do; below, where she stands on the ladder."""

from django.http import HttpResponse

from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.portal import navigation
from yuiwork.portal.ladder import ladder_of, next_rung, rungs_of
from yuiwork.portal.next_steps import next_steps
from yuiwork.portal.soon import soon

MOST_CARDS = 3


@page(Audience.SIGNED_IN)
def today(request: Request) -> HttpResponse:
    """The first page after signing in. For officers it is no place of its own: it leads on to their overview."""
    actor = request.actor
    role = navigation.current_role(actor, request.session.get(navigation.VIEW_AS_ROLE))
    steps = next_steps(actor)
    cards = steps[:MOST_CARDS]
    shown = {card.url for card in cards}
    first = next(iter(navigation.places(role)), None)
    resident = role == navigation.RESIDENT
    rungs = rungs_of(actor) if resident else []
    context = {
        "cards": cards,
        "more": steps[MOST_CARDS:],
        "lead_on": first if first is not None and not first.url.startswith(request.path) else None,
        "week": [line for line in soon(actor) if line.url not in shown] if resident else [],
        "rungs": ladder_of(rungs),
        "next_rung": None if steps else next_rung(rungs),
    }
    return show(request, "portal/today.html", context)


@page(Audience.SIGNED_IN)
def ladder(request: Request) -> HttpResponse:
    """はしご: five rungs, where she is, what is missing for the next one."""
    rungs = rungs_of(request.actor)
    context = {"rungs": ladder_of(rungs), "next_rung": next_rung(rungs)}
    return show(request, "portal/ladder.html", context)
