"""The address from which a person's calendar reads her sessions: making it, and making it stop."""

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.core.transactions import use_case
from yuiwork.learning.models import CalendarFeed


@use_case
def open_calendar_feed(*, actor: Actor) -> CalendarFeed:
    """Her address; the one she has if there is one. Raises ``NotFound`` for visitors."""
    if actor.user_id is None:
        raise NotFound
    feed, created = CalendarFeed.objects.get_or_create(user_id=actor.user_id, revoked_at=None)
    if created:
        audit.record(actor=actor, action="create", target="learning.CalendarFeed", target_id=feed.id)
    return feed


@use_case
def revoke_calendar_feed(*, actor: Actor) -> None:
    """From now on the address answers nobody. Without one, nothing happens. Raises ``NotFound`` for visitors."""
    if actor.user_id is None:
        raise NotFound
    feed = CalendarFeed.objects.select_for_update().filter(user_id=actor.user_id, revoked_at=None).first()
    if feed is None:
        return
    feed.revoked_at = clock.now()
    feed.save(update_fields=["revoked_at"])
    audit.record(actor=actor, action="revoke", target="learning.CalendarFeed", target_id=feed.id)
