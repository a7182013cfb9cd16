"""A worker's proposal: written step by step, sent, withdrawn."""

from datetime import date
from typing import TypedDict, Unpack
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, NotFound, Refused
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.market import payment_terms
from yuiwork.market.events import ProposalSent, ProposalWithdrawn
from yuiwork.market.models import PROPOSAL, Job, Proposal, ProposalState
from yuiwork.market.offer import Offer, offer_in
from yuiwork.market.policies import acting_person, may_propose, may_send_proposal
from yuiwork.market.problems import refuse_first
from yuiwork.market.use_cases.locks import lock_job, lock_own_proposal
from yuiwork.market.use_cases.versions import current_version

_OPEN = (ProposalState.DRAFT, ProposalState.SENT, ProposalState.ACCEPTED)


class ProposalData(TypedDict, total=False):
    """Fields of the three steps. Fee in yen as the job's tax mode says, date JST."""

    message: str
    fee_amount: int | None
    lower_reason: str
    delivery_on: date | None


@use_case
def save_proposal(
    *, actor: Actor, job_id: UUID, submission_id: UUID, **data: Unpack[ProposalData]
) -> Proposal:
    """Start her proposal to this job, or write on in it. One open proposal per job; the draft is hers alone.

    Raises ``Refused`` with the reason why she cannot propose, ``ALREADY_SENT``.
    """
    job = lock_job(job_id)
    if not job.versions.exists():
        raise NotFound
    may_propose(actor, job, clock.today()).enforce()
    worker_id = acting_person(actor)
    proposal = Proposal.objects.filter(job=job, worker_id=worker_id, state__in=_OPEN).first()
    if proposal is None:
        proposal, _created = Proposal.objects.get_or_create(
            submission_id=submission_id,
            defaults={"job": job, "worker_id": worker_id, "job_version": current_version(job)},
        )
    if proposal.worker_id != worker_id or proposal.job_id != job.id:
        raise NotFound
    if proposal.state != ProposalState.DRAFT:
        raise Refused("ALREADY_SENT", _("You have already sent a proposal to this job."))
    for field, value in data.items():
        setattr(proposal, field, value)
    proposal.job_version = current_version(job)
    _check_what_is_there(proposal, offer_in(proposal.job_version))
    proposal.save(update_fields=[*data, "job_version"])
    audit.record(actor=actor, action="save", target="market.Proposal", target_id=proposal.id)
    return proposal


@use_case
def send_proposal(*, actor: Actor, proposal_id: UUID, version_seen: int | None = None) -> Proposal:
    """Send it to the client. ``version_seen``: number of the ad's version on the page she confirmed.

    Raises ``Refused`` (``AGENCY_CONSENT_MISSING``, ``PROFILE_INCOMPLETE``, ``MINOR``, ``CROSS_BORDER``,
    ``JOB_NOT_OPEN`` …), ``Invalid`` at the field that is missing, ``Conflict`` ``JOB_CHANGED``. Sending twice
    changes nothing.
    """
    job, proposal = lock_own_proposal(actor, proposal_id)
    if proposal.state == ProposalState.SENT:
        return proposal
    may_propose(actor, job, clock.today()).enforce()
    may_send_proposal(proposal.worker_id).enforce()
    version = current_version(job)
    if version_seen is not None and version.number != version_seen:
        raise Conflict(
            "JOB_CHANGED",
            _("The client has changed the job in the meantime. Please read it again and confirm."),
        )
    refuse_unfinished(proposal, offer_in(version))
    proposal.state = PROPOSAL.step(proposal.state, "send", by="worker")
    proposal.job_version, proposal.sent_at = version, clock.now()
    proposal.save(update_fields=["state", "job_version", "sent_at"])
    audit.record(
        actor=actor,
        action="send",
        target="market.Proposal",
        target_id=proposal.id,
        amount=proposal.fee_amount,
    )
    publish(
        ProposalSent(
            proposal_id=proposal.id,
            job_id=job.id,
            client_org_id=job.organisation_id,
            worker_id=proposal.worker_id,
        )
    )
    return proposal


@use_case
def withdraw_proposal(*, actor: Actor, proposal_id: UUID) -> Proposal:
    """Take it back before it is answered. Twice changes nothing."""
    job, proposal = lock_own_proposal(actor, proposal_id)
    if proposal.state == ProposalState.WITHDRAWN:
        return proposal
    was_sent = proposal.state == ProposalState.SENT
    proposal.state = PROPOSAL.step(proposal.state, "withdraw", by="worker")
    proposal.decided_at = clock.now()
    proposal.save(update_fields=["state", "decided_at"])
    audit.record(actor=actor, action="withdraw", target="market.Proposal", target_id=proposal.id)
    if was_sent:
        _announce_withdrawal(job, proposal)
    return proposal


def refuse_unfinished(proposal: Proposal, offer: Offer) -> None:
    """Raise ``Invalid`` for the first thing that a proposal still lacks."""
    if not proposal.message.strip():
        raise Invalid("MESSAGE_MISSING", _("Please write a few words to the client."), field="message")
    if not proposal.fee_amount:
        raise Invalid("PAY_MISSING", _("Please enter the pay as an amount in yen."), field="fee_amount")
    if proposal.delivery_on is None:
        raise Invalid("DELIVERY_DATE_MISSING", _("Please give the day of delivery."), field="delivery_on")
    _check_what_is_there(proposal, offer)


def _check_what_is_there(proposal: Proposal, offer: Offer) -> None:
    lower = bool(proposal.fee_amount and proposal.fee_amount < offer.fee_amount)
    if lower and not proposal.lower_reason.strip():
        # R12-05: terms worse than the ad need her own words.
        message = _("This is less than the client offers. If you really want that, please write why.")
        raise Invalid("LOWER_THAN_AD", message, field="lower_reason")
    if proposal.delivery_on is None:
        return
    if proposal.delivery_on <= clock.today():
        raise Invalid("DELIVERY_DATE_PAST", _("Please give a day after today."), field="delivery_on")
    if proposal.delivery_on > offer.delivery_due_on:
        message = _(
            "The client needs it earlier. Please give a day on or before the delivery date of the job."
        )
        raise Invalid("DELIVERY_TOO_LATE", message, field="delivery_on")
    refuse_first(
        payment_terms.problems_of(
            offer.payment_text, delivery_due_on=proposal.delivery_on, acceptance_days=offer.acceptance_days
        )
    )


def _announce_withdrawal(job: Job, proposal: Proposal) -> None:
    publish(
        ProposalWithdrawn(
            proposal_id=proposal.id,
            job_id=job.id,
            client_org_id=job.organisation_id,
            worker_id=proposal.worker_id,
        )
    )
