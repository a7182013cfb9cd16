"""Opening messages. Not audited: it changes nothing for anybody else."""

from uuid import UUID

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.core.transactions import use_case
from yuiwork.notifications.models import Message


@use_case
def open_message(*, actor: Actor, message_id: UUID) -> Message:
    """Her message, read from now on. Raises ``NotFound`` for anybody else's."""
    message = Message.objects.select_for_update().filter(id=message_id, user_id=_reader(actor)).first()
    if message is None:
        raise NotFound
    if message.read_at is None:
        message.read_at = clock.now()
        message.save(update_fields=["read_at"])
    return message


@use_case
def mark_all_read(*, actor: Actor) -> int:
    """All her messages are read; returns how many were not."""
    return Message.objects.filter(user_id=_reader(actor), read_at=None).update(read_at=clock.now())


def _reader(actor: Actor) -> UUID:
    if actor.user_id is None:
        raise NotFound
    return actor.user_id
