"""A place that becomes free goes to the child who waits longest."""

from yuiwork.audit import api as audit
from yuiwork.childcare.events import ChildPlaced
from yuiwork.childcare.models import CHILD_PLACE, ChildPlace, Occasion, PlaceState
from yuiwork.core.actor import Actor
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction


@inside_transaction
def move_up(*, actor: Actor, occasion: Occasion) -> None:
    """The occasion is locked. Nothing happens once it was called off."""
    occasion.refresh_from_db()
    if occasion.called_off_at is not None or occasion.left < 1:
        return
    waiting = ChildPlace.objects.select_for_update(of=("self",)).select_related("request")
    rows = waiting.filter(occasion=occasion, state=PlaceState.WAITING).order_by("created_at", "id")
    for place in rows[: occasion.left]:
        place.state = CHILD_PLACE.step(place.state, "move_up", by="clock")
        place.save(update_fields=["state"])
        audit.record(actor=actor, action="move_up", target="childcare.ChildPlace", target_id=place.id)
        publish(
            ChildPlaced(
                place_id=place.id,
                request_id=place.request_id,
                programme_id=occasion.programme_id,
                user_id=place.request.user_id,
                moved_up=True,
            )
        )
    occasion.refresh_from_db()
