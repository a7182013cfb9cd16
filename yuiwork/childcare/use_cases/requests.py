"""A family asks for childcare (through the room above), and takes it back."""

from uuid import UUID

from yuiwork.audit import api as audit
from yuiwork.childcare.events import ChildcareAsked
from yuiwork.childcare.models import CHILD_PLACE, ChildcareRequest, ChildPlace, PlaceState
from yuiwork.childcare.use_cases.locks import locked_occasion, locked_request
from yuiwork.childcare.use_cases.waiting import move_up
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction


@inside_transaction
def ask_for_childcare(
    *,
    actor: Actor,
    occasion_id: UUID,
    party_id: UUID,
    name: str,
    email: str,
    user_id: UUID | None,
) -> ChildcareRequest:
    """The family's request; each child is written down by the parent afterwards. Asked again after withdrawing, it is
    the same request."""
    occasion = locked_occasion(occasion_id)
    row, created = ChildcareRequest.objects.get_or_create(
        occasion=occasion,
        party_id=party_id,
        defaults={"name": name, "email": email, "user_id": user_id},
    )
    if not created and row.withdrawn_at is not None:
        row.withdrawn_at = None
        row.save(update_fields=["withdrawn_at"])
        created = True
    if created:
        audit.record(actor=actor, action="ask", target="childcare.ChildcareRequest", target_id=row.id)
        publish(ChildcareAsked(request_id=row.id, programme_id=occasion.programme_id, user_id=row.user_id))
    return row


@inside_transaction
def withdraw_request(*, actor: Actor, party_id: UUID) -> None:
    """The family does not come, or not to the venue: its places at what is still ahead are given back.

    What has begun stays as it was. No request, no effect. Occasions are locked in the order of their ids.
    """
    ahead = ChildcareRequest.objects.filter(
        party_id=party_id, withdrawn_at=None, occasion__starts_at__gt=clock.now()
    )
    for request_id in ahead.order_by("occasion_id").values_list("id", flat=True):
        occasion, request = locked_request(request_id)
        if request.withdrawn_at is not None:
            continue
        request.withdrawn_at = clock.now()
        request.save(update_fields=["withdrawn_at"])
        places = ChildPlace.objects.select_for_update().filter(
            request=request, state__in=[PlaceState.PLACED, PlaceState.WAITING]
        )
        for place in places.order_by("id"):
            place.state = CHILD_PLACE.step(place.state, "cancel", by="parent")
            place.save(update_fields=["state"])
        audit.record(
            actor=actor, action="withdraw", target="childcare.ChildcareRequest", target_id=request.id
        )
        move_up(actor=actor, occasion=occasion)
