"""Locks of this room: the slot before its consultation."""

from uuid import UUID

from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.core.transactions import inside_transaction
from yuiwork.desk.models import Consultation, Desk, Slot
from yuiwork.desk.policies import may_counsel, may_set_up


@inside_transaction
def locked_slot(slot_id: UUID) -> Slot:
    """With its desk and programme. Raises ``NotFound``."""
    row = (
        Slot.objects.select_for_update(of=("self",))
        .select_related("desk__programme")
        .filter(id=slot_id)
        .first()
    )
    if row is None:
        raise NotFound
    return row


@inside_transaction
def locked_consultation(consultation_id: UUID) -> Consultation:
    """With its desk, topic and programme. Raises ``NotFound``."""
    row = (
        Consultation.objects.select_for_update(of=("self",))
        .select_related("desk__programme", "topic")
        .filter(id=consultation_id)
        .first()
    )
    if row is None:
        raise NotFound
    return row


@inside_transaction
def counselled(actor: Actor, consultation_id: UUID) -> Consultation:
    """The same for the desk's own staff. Raises ``NotFound`` for everybody else."""
    row = locked_consultation(consultation_id)
    if not may_counsel(actor, row.desk.programme_id):
        raise NotFound
    return row


@inside_transaction
def own_desk(actor: Actor, desk_id: UUID) -> Desk:
    """A desk to set up. Raises ``NotFound`` for strangers."""
    row = Desk.objects.select_for_update(of=("self",)).select_related("programme").filter(id=desk_id).first()
    if row is None or not may_set_up(actor, row.programme_id):
        raise NotFound
    return row
