"""Taking hold: the occasion first, then the request, then the places."""

from uuid import UUID

from yuiwork.childcare.models import ChildcareRequest, ChildPlace, Occasion
from yuiwork.core.errors import NotFound
from yuiwork.core.transactions import inside_transaction


@inside_transaction
def locked_occasion(occasion_id: UUID) -> Occasion:
    """Raises ``NotFound``."""
    row = (
        Occasion.objects.select_for_update(of=("self",))
        .select_related("programme")
        .filter(id=occasion_id)
        .first()
    )
    if row is None:
        raise NotFound
    return row


@inside_transaction
def locked_request(request_id: UUID) -> tuple[Occasion, ChildcareRequest]:
    """Raises ``NotFound``."""
    occasion_id = ChildcareRequest.objects.filter(id=request_id).values_list("occasion_id", flat=True).first()
    if occasion_id is None:
        raise NotFound
    occasion = locked_occasion(occasion_id)
    return occasion, ChildcareRequest.objects.select_for_update().get(id=request_id)


@inside_transaction
def locked_place(place_id: UUID) -> tuple[Occasion, ChildPlace]:
    """Raises ``NotFound``."""
    occasion_id = ChildPlace.objects.filter(id=place_id).values_list("occasion_id", flat=True).first()
    if occasion_id is None:
        raise NotFound
    occasion = locked_occasion(occasion_id)
    place = ChildPlace.objects.select_for_update(of=("self",)).select_related("record", "request")
    return occasion, place.get(id=place_id)
