"""Rows locked for a change, always in one order: job, proposal, hold, contract. Unseen rows are ``NotFound``.

A deposit locks its hold and then tells the contract, so a contract is taken after its hold everywhere.

Two people who act at once wait here for each other; the second then reads what the first has done.
"""

from uuid import UUID

from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import NotFound
from yuiwork.core.transactions import inside_transaction
from yuiwork.market.models import Contract, Job, Proposal, ProposalState
from yuiwork.market.policies import side_of
from yuiwork.money import api as money


@inside_transaction
def lock_job(job_id: UUID) -> Job:
    row = Job.objects.select_for_update().filter(id=job_id).first()
    if row is None:
        raise NotFound
    return row


@inside_transaction
def lock_own_job(actor: Actor, job_id: UUID) -> Job:
    """A job of a firm she acts for."""
    row = lock_job(job_id)
    if not actor.holds(Role.CLIENT, row.organisation_id):
        raise NotFound
    return row


@inside_transaction
def lock_received_proposal(actor: Actor, proposal_id: UUID) -> tuple[Job, Proposal]:
    """A proposal that came to a firm she acts for, with its job. Drafts are nobody's but the worker's."""
    job_id = Proposal.objects.filter(id=proposal_id).values_list("job_id", flat=True).first()
    if job_id is None:
        raise NotFound
    job = lock_own_job(actor, job_id)
    proposal = Proposal.objects.select_for_update().get(id=proposal_id)
    if proposal.state == ProposalState.DRAFT:
        raise NotFound
    return job, proposal


@inside_transaction
def lock_own_proposal(actor: Actor, proposal_id: UUID) -> tuple[Job, Proposal]:
    """Her own proposal, with its job."""
    found = (
        Proposal.objects.filter(id=proposal_id, worker_id=actor.user_id)
        .values_list("job_id", flat=True)
        .first()
    )
    if found is None:
        raise NotFound
    job = lock_job(found)
    return job, Proposal.objects.select_for_update().get(id=proposal_id)


@inside_transaction
def lock_contract(contract_id: UUID) -> Contract:
    hold_id = Contract.objects.filter(id=contract_id).values_list("hold_id", flat=True).first()
    if hold_id is None:
        raise NotFound
    money.wait_for_hold(hold_id)
    return Contract.objects.select_for_update().get(id=contract_id)


@inside_transaction
def lock_contract_for(actor: Actor, contract_id: UUID) -> tuple[Contract, str]:
    """The contract and the actor's side (``worker``, ``client`` or ``coach``)."""
    row = lock_contract(contract_id)
    return row, side_of(actor, row)
