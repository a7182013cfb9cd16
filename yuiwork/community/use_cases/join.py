"""Joining the circle."""

from uuid import UUID

from yuiwork.audit import api as audit
from yuiwork.community.events import CircleJoined
from yuiwork.community.models import Circle, CircleMember
from yuiwork.core.actor import Actor
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction


@inside_transaction
def join_circle(*, actor: Actor, programme_id: UUID, user_id: UUID) -> CircleMember:
    """Put a graduate into her programme's circle. Doing it twice changes nothing."""
    circle, _new = Circle.objects.get_or_create(programme_id=programme_id)
    member, joined = CircleMember.objects.get_or_create(circle=circle, user_id=user_id)
    if joined:
        audit.record(actor=actor, action="join", target="community.Circle", target_id=circle.id, user=user_id)
        publish(CircleJoined(programme_id=programme_id, user_id=user_id))
    return member
