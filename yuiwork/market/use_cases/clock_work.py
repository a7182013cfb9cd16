"""What happens by itself when time passes. Each thing in its own transaction; running twice changes nothing."""

import logging
from collections.abc import Callable, Iterable
from datetime import timedelta
from uuid import UUID

from django.db.models import Max

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import DomainError
from yuiwork.core.transactions import use_case
from yuiwork.market.models import (
    Contract,
    ContractState,
    DeclineReason,
    Job,
    JobState,
    Proposal,
    ProposalState,
)
from yuiwork.market.policies import REVIEW_DAYS
from yuiwork.market.use_cases.accept_delivery import accept_by_silence
from yuiwork.market.use_cases.decline_proposal import decline
from yuiwork.market.use_cases.locks import lock_job
from yuiwork.market.use_cases.publish_job import close_expired_job
from yuiwork.market.use_cases.talk import reveal_reviews

_CLOCK = Actor.for_system("clock")
_log = logging.getLogger(__name__)


def accept_silent_deliveries() -> int:
    """Accept what was delivered and not answered within the notified days; how many."""
    due = (
        Contract.objects.filter(state=ContractState.DELIVERED)
        .annotate(answer_by=Max("deliveries__accept_by"))
        .filter(answer_by__lt=clock.today())
        .order_by("id")
        .values_list("id", flat=True)
    )
    return _each(due, lambda contract_id: accept_by_silence(actor=_CLOCK, contract_id=contract_id))


def close_expired_jobs() -> int:
    """Close jobs whose last day for proposals has passed; how many."""
    due = Job.objects.filter(state=JobState.PUBLISHED, apply_until__lt=clock.today()).order_by("id")
    return _each(
        due.values_list("id", flat=True),
        lambda job_id: close_expired_job(actor=_CLOCK, job_id=job_id).state == JobState.CLOSED,
    )


def reveal_old_reviews() -> int:
    """Show reviews whose days have passed; how many contracts."""
    before = clock.today() - timedelta(days=REVIEW_DAYS)
    due = Contract.objects.filter(
        state=ContractState.ACCEPTED, reviews_revealed_at=None, accepted_on__lt=before, reviews__isnull=False
    ).distinct()
    return _each(
        due.order_by("id").values_list("id", flat=True),
        lambda contract_id: reveal_reviews(actor=_CLOCK, contract_id=contract_id),
    )


def answer_forgotten_proposals() -> int:
    """Nobody waits for ever: a proposal whose day of delivery has come unanswered is declined; how many."""
    due = Proposal.objects.filter(state=ProposalState.SENT, delivery_on__lte=clock.today()).order_by("id")
    return _each(
        due.values_list("id", flat=True), lambda proposal_id: decline_forgotten(proposal_id=proposal_id)
    )


@use_case
def decline_forgotten(*, proposal_id: UUID) -> bool:
    """Decline one proposal that can no longer be accepted. True if it did."""
    found = Proposal.objects.get(id=proposal_id)
    lock_job(found.job_id)
    proposal = Proposal.objects.select_for_update().get(id=proposal_id)
    if (
        proposal.state != ProposalState.SENT
        or proposal.delivery_on is None
        or proposal.delivery_on > clock.today()
    ):
        return False
    decline(_CLOCK, proposal, reason=DeclineReason.WITHDRAWN_JOB, by="clock")
    return True


def _each(ids: Iterable[UUID], act: Callable[[UUID], bool]) -> int:
    """One that fails is logged and does not keep the others waiting."""
    done = 0
    for one in list(ids):
        try:
            done += act(one)
        except DomainError as refusal:
            _log.warning("clock work on %s was refused: %s", one, refusal.code)
    return done
