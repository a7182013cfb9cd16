"""Who came: said by herself, by the staff, or noticed by the clock."""

from datetime import timedelta
from uuid import UUID

from django.db.models import DateTimeField, DurationField, ExpressionWrapper, F, Value
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, NotFound
from yuiwork.core.transactions import use_case
from yuiwork.facilities.models import BOOKING, Booking, BookingState
from yuiwork.facilities.opening import Span
from yuiwork.facilities.policies import HELPERS, may_check_in, may_help
from yuiwork.facilities.use_cases.locks import locked_booking, locked_facility, taken_units

_MINUTE = timedelta(minutes=1)


@use_case
def check_in(*, actor: Actor, booking_id: UUID) -> Booking:
    """She is there. Twice is once.

    Raises ``Refused`` ``NOT_YET`` or ``NOT_NOW``; ``Conflict`` ``GIVEN_AWAY`` when the staff put a missed booking
    right and somebody else has its time by now; ``NotFound``.
    """
    booking = _with_facility_locked(booking_id)
    own = actor.user_id is not None and actor.user_id == booking.user_id
    is_staff = bool(actor.system) or actor.holds_any(HELPERS, booking.facility.programme_id)
    if not own and not is_staff:
        raise NotFound
    if booking.state == BookingState.CHECKED_IN:
        return booking
    may_check_in(actor, booking, clock.now()).enforce()
    target = BOOKING.step(booking.state, "check_in", by="staff" if is_staff else "booker")
    if booking.state == BookingState.NO_SHOW:
        _refuse_if_given_away(booking)
    booking.state, booking.checked_in_at = target, clock.now()
    booking.save(update_fields=["state", "checked_in_at"])
    audit.record(actor=actor, action="check_in", target="facilities.Booking", target_id=booking.id)
    return booking


@use_case
def mark_no_show(*, actor: Actor, booking_id: UUID) -> Booking:
    """The staff saw nobody; the rest of the time is free for others. Twice is once. Raises ``Refused``."""
    booking = locked_booking(booking_id)
    may_help(actor, booking.facility.programme_id).enforce()
    if booking.state == BookingState.NO_SHOW:
        return booking
    if clock.now() < booking.starts_at:
        raise Conflict("NOT_YET", _("This booking has not begun yet."))
    booking.state = BOOKING.step(booking.state, "miss", by="staff")
    booking.save(update_fields=["state"])
    audit.record(actor=actor, action="miss", target="facilities.Booking", target_id=booking.id)
    return booking


@use_case
def mark_no_shows() -> int:
    """What nobody came for within the facility's minutes is given free. Returns how many; may run at any moment."""
    patience = ExpressionWrapper(
        F("facility__no_show_minutes") * Value(_MINUTE), output_field=DurationField()
    )
    due = (
        Booking.objects.filter(state=BookingState.BOOKED, block=None, facility__no_show_minutes__gt=0)
        .annotate(given_free_at=ExpressionWrapper(F("starts_at") + patience, output_field=DateTimeField()))
        .filter(given_free_at__lte=clock.now())
    )
    rows = list(
        Booking.objects.select_for_update(of=("self",), skip_locked=True).filter(id__in=due.values("id"))
    )
    clerk = Actor.for_system("clock")
    for booking in rows:
        booking.state = BOOKING.step(booking.state, "miss", by="clock")
        booking.save(update_fields=["state"])
        audit.record(actor=clerk, action="miss", target="facilities.Booking", target_id=booking.id)
    return len(rows)


def _with_facility_locked(booking_id: UUID) -> Booking:
    facility_id = Booking.objects.filter(id=booking_id).values_list("facility_id", flat=True).first()
    if facility_id is None:
        raise NotFound
    locked_facility(facility_id)
    return locked_booking(booking_id)


def _refuse_if_given_away(booking: Booking) -> None:
    wanted = Span(booking.starts_at, booking.ends_at)
    if any(unit == booking.unit for unit, _span in taken_units(booking.facility_id, wanted)):
        raise Conflict("GIVEN_AWAY", _("Somebody else has this time by now."))
