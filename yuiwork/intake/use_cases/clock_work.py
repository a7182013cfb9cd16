"""What happens by itself when time passes. Each thing in its own transaction; running twice changes nothing."""

import logging
from collections.abc import Callable, Iterable
from uuid import UUID

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import DomainError
from yuiwork.intake.models import IntakeRound, Offer, OfferState, RoundState
from yuiwork.intake.use_cases.offers import expire_offer
from yuiwork.intake.use_cases.plan_round import close_round

_CLOCK = Actor.for_system("clock")
_log = logging.getLogger(__name__)


def close_rounds() -> int:
    """Close rounds on the day after their last day (JST); how many."""
    due = IntakeRound.objects.filter(state=RoundState.OPEN, closes_on__lt=clock.today()).order_by("id")
    return _each(due.values_list("id", flat=True), lambda one: close_round(actor=_CLOCK, round_id=one))


def expire_offers() -> int:
    """Ask the next where the last day to answer (JST) has passed; how many offers ended."""
    due = Offer.objects.filter(state=OfferState.OPEN, answer_by__lt=clock.today()).order_by("id")
    return _each(due.values_list("id", flat=True), lambda one: expire_offer(offer_id=one))


def _each(ids: Iterable[UUID], act: Callable[[UUID], object]) -> int:
    """One that fails is logged and does not keep the others waiting."""
    done = 0
    for one in list(ids):
        try:
            act(one)
            done += 1
        except DomainError as refusal:
            _log.warning("clock work on %s was refused: %s", one, refusal.code)
    return done
