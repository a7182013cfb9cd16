"""Reads of the hub, scoped by who asks."""

from uuid import UUID

from django.db.models import Q, QuerySet

from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import NotFound
from yuiwork.hub.models import Draft, DraftState
from yuiwork.hub.policies import sees
from yuiwork.market import api as market


def draft_for(actor: Actor, draft_id: UUID) -> Draft:
    """One version with its review and comments. Raises ``NotFound`` for the client and for strangers."""
    draft = _drafts().filter(id=draft_id).first()
    if draft is None or not sees(actor, draft):
        raise NotFound
    return draft


def own_contract(actor: Actor, contract_id: UUID) -> market.Contract:
    """A contract on which the actor is the worker. Raises ``NotFound``."""
    contract = market.contract_for(actor, contract_id)
    if contract.worker_id != actor.user_id:
        raise NotFound
    return contract


def drafts_of_contract(actor: Actor, contract_id: UUID) -> list[Draft]:
    """All versions the actor may see, newest first."""
    return [draft for draft in _drafts().filter(contract_id=contract_id) if sees(actor, draft)]


def drafts_waiting(actor: Actor) -> list[Draft]:
    """What the actor can answer now, longest waiting first."""
    rows = _drafts().filter(_readable_by(actor), state=DraftState.WAITING).exclude(worker_id=actor.user_id)
    return list(rows.order_by("created_at", "id"))


def drafts_answered(actor: Actor, *, limit: int = 20) -> list[Draft]:
    """What was answered last among those she may read, newest first."""
    rows = _drafts().filter(_readable_by(actor), reviewed_at__isnull=False).exclude(worker_id=actor.user_id)
    return list(rows.order_by("-reviewed_at", "-id")[:limit])


def newest_drafts(worker_id: UUID) -> dict[UUID, Draft]:
    """Her newest version by contract id: for her list of things to do."""
    rows = Draft.objects.filter(worker_id=worker_id).order_by("contract_id", "-version")
    return {draft.contract_id: draft for draft in rows.distinct("contract_id")}


def _readable_by(actor: Actor) -> Q:
    own = Q(reader_id=actor.user_id, programme_id__in=actor.scopes(Role.TUTOR))
    return own | Q(programme_id__in=actor.scopes(Role.DIRECTOR))


def _drafts() -> QuerySet[Draft]:
    return (
        Draft.objects.select_related("contract", "programme", "worker__profile", "review__reviewer__profile")
        .prefetch_related("review__comments", "contract__criteria")
        .order_by("-version")
    )
