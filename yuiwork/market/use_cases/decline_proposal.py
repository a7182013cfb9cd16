"""Turning a proposal down, always with a reason."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.market.events import ProposalDeclined
from yuiwork.market.models import PROPOSAL, DeclineReason, Proposal, ProposalState
from yuiwork.market.policies import may_decide_proposal
from yuiwork.market.use_cases.locks import lock_received_proposal


@use_case
def decline_proposal(*, actor: Actor, proposal_id: UUID, reason: str, note: str = "") -> Proposal:
    """``reason``: a value of ``DeclineReason``. Declining twice changes nothing.

    Raises ``Invalid`` ``REASON_MISSING``, ``Refused`` ``PROPOSAL_NOT_OPEN``.
    """
    job, proposal = lock_received_proposal(actor, proposal_id)
    if proposal.state == ProposalState.DECLINED:
        return proposal
    may_decide_proposal(actor, job, proposal).enforce()
    if reason not in DeclineReason.values:
        raise Invalid(
            "REASON_MISSING", _("Please choose a reason: nobody is declined without one."), field="reason"
        )
    decline(actor, proposal, reason=DeclineReason(reason), note=note)
    return proposal


@inside_transaction
def decline(
    actor: Actor, proposal: Proposal, *, reason: DeclineReason, note: str = "", by: str = "client"
) -> None:
    """Part of hiring and of the clock: the caller holds the job's lock."""
    proposal.state = PROPOSAL.step(proposal.state, "decline", by=by)
    proposal.decline_reason, proposal.decline_note = reason.value, note.strip()
    proposal.decided_at = clock.now()
    proposal.save(update_fields=["state", "decline_reason", "decline_note", "decided_at"])
    audit.record(
        actor=actor, action="decline", target="market.Proposal", target_id=proposal.id, reason=reason.value
    )
    publish(
        ProposalDeclined(
            proposal_id=proposal.id, job_id=proposal.job_id, worker_id=proposal.worker_id, reason=reason.value
        )
    )
