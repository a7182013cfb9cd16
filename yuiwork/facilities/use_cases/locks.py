"""Locks of this room: first the facility, then one booking. Whoever gives out units holds the facility."""

from uuid import UUID

from yuiwork.core.errors import NotFound
from yuiwork.core.transactions import inside_transaction
from yuiwork.facilities.models import Booking, Facility
from yuiwork.facilities.models.booking import LIVING
from yuiwork.facilities.opening import Span


@inside_transaction
def locked_facility(facility_id: UUID) -> Facility:
    """The facility with its programme and region. Raises ``NotFound``."""
    row = (
        Facility.objects.select_for_update(of=("self",))
        .select_related("programme__region")
        .filter(id=facility_id)
        .first()
    )
    if row is None:
        raise NotFound
    return row


@inside_transaction
def locked_booking(booking_id: UUID) -> Booking:
    """One booking with its facility. Raises ``NotFound``."""
    row = (
        Booking.objects.select_for_update(of=("self",))
        .select_related("facility__programme__region")
        .filter(id=booking_id)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def taken_units(facility_id: UUID, wanted: Span) -> list[tuple[int, Span]]:
    """Which units are taken when, of all that touches ``wanted``."""
    rows = Booking.objects.filter(
        facility_id=facility_id, state__in=LIVING, starts_at__lt=wanted.end, ends_at__gt=wanted.start
    )
    return [(row.unit, Span(row.starts_at, row.ends_at)) for row in rows.only("unit", "starts_at", "ends_at")]
