"""Proposals: the worker's own, and those that came to a firm."""

from uuid import UUID

from django.db.models import QuerySet

from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import NotFound
from yuiwork.market.models import Proposal, ProposalState

_OPEN = (ProposalState.DRAFT, ProposalState.SENT, ProposalState.ACCEPTED)


def open_proposal(actor: Actor, job_id: UUID) -> Proposal | None:
    """Her draft or sent proposal to this job, if there is one."""
    return _rows().filter(job_id=job_id, worker_id=actor.user_id, state__in=_OPEN).first()


def proposals_of_worker(actor: Actor) -> list[Proposal]:
    """All she has written, newest first."""
    return list(_rows().filter(worker_id=actor.user_id).order_by("-created_at", "-id"))


def own_proposal(actor: Actor, proposal_id: UUID) -> Proposal:
    row = _rows().filter(id=proposal_id, worker_id=actor.user_id).first()
    if row is None:
        raise NotFound
    return row


def received_proposals(actor: Actor, job_id: UUID) -> list[Proposal]:
    """What was sent to a job of her firm, earliest first; never drafts or withdrawn ones."""
    shown = (ProposalState.SENT, ProposalState.ACCEPTED, ProposalState.DECLINED)
    rows = _rows().filter(job_id=job_id, job__organisation_id__in=actor.scopes(Role.CLIENT), state__in=shown)
    return list(rows.order_by("sent_at", "id"))


def received_proposal(actor: Actor, proposal_id: UUID) -> Proposal:
    """One that came to a firm she acts for; ``NotFound`` for everyone else, and for drafts."""
    rows = _rows().filter(id=proposal_id, job__organisation_id__in=actor.scopes(Role.CLIENT))
    row = rows.exclude(state__in=(ProposalState.DRAFT, ProposalState.WITHDRAWN)).first()
    if row is None:
        raise NotFound
    return row


def _rows() -> QuerySet[Proposal]:
    return Proposal.objects.select_related(
        "job__organisation", "job__coached_programme", "job_version", "worker__profile"
    )
