"""Giving a booking back."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.facilities.events import BookingCancelled
from yuiwork.facilities.models import BOOKING, Booking, BookingState
from yuiwork.facilities.policies import HELPERS, may_cancel
from yuiwork.facilities.use_cases.locks import locked_booking


@use_case
def cancel_booking(*, actor: Actor, booking_id: UUID, reason: str = "") -> Booking:
    """By herself until the day's limit, or by the staff with a ``reason`` that she reads. Twice is once.

    Raises ``Refused`` ``TOO_LATE`` or ``NOT_NOW``; ``Invalid`` ``REASON_MISSING``; ``NotFound``.
    """
    booking = locked_booking(booking_id)
    own = actor.user_id is not None and actor.user_id == booking.user_id
    is_staff = bool(actor.system) or actor.holds_any(HELPERS, booking.facility.programme_id)
    if not own and not is_staff:
        raise NotFound
    if booking.state == BookingState.CANCELLED:
        return booking
    may_cancel(actor, booking, clock.now()).enforce()
    if booking.user_id is not None and not own and not reason.strip():
        raise Invalid("REASON_MISSING", _("Please say why: the person reads it."), field="reason")
    booking.state = BOOKING.step(booking.state, "cancel", by="booker" if own else "staff")
    booking.cancelled_at, booking.cancel_reason = clock.now(), reason.strip()
    booking.calendar_sequence += 1
    booking.save(update_fields=["state", "cancelled_at", "cancel_reason", "calendar_sequence"])
    audit.record(actor=actor, action="cancel", target="facilities.Booking", target_id=booking.id)
    if booking.user_id is not None:
        publish(
            BookingCancelled(
                booking_id=booking.id,
                facility_id=booking.facility_id,
                programme_id=booking.facility.programme_id,
                user_id=booking.user_id,
                by_staff=not own,
            )
        )
    return booking
