"""Who may look after facilities, who may book, cancel and check in, and if not, why."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Actor, Role
from yuiwork.core.decision import ALLOWED, Decision, refuse
from yuiwork.facilities.models import Bookers, Booking, BookingState, Facility
from yuiwork.facilities.opening import Span, is_on_grid
from yuiwork.japan.dates import jst_date
from yuiwork.people import api as people
from yuiwork.regions.api import ProgrammeState

# Who sets up rooms and rules; who stands at the door.
PLANNERS = frozenset({Role.OFFICER, Role.DIRECTOR})
HELPERS = frozenset({Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR})
EARLY = timedelta(minutes=15)  # she may say that she is here


def may_plan(actor: Actor, programme_id: UUID) -> Decision:
    """Officers and directors of the programme; the system (demo, import)."""
    if actor.system or actor.holds_any(PLANNERS, programme_id):
        return ALLOWED
    return refuse("OFFICER_ONLY", _("Only the officers and directors of this programme can change this."))


def may_help(actor: Actor, programme_id: UUID) -> Decision:
    """All who stand in the room: they see who comes and mark it."""
    if actor.system or actor.holds_any(HELPERS, programme_id):
        return ALLOWED
    return refuse("STAFF_ONLY", _("Only the staff of this programme can change this."))


def may_book_here(actor: Actor, facility: Facility, profile: people.Profile | None) -> Decision:
    """Is this facility lent to her at all? (When, and whether something is free, are other questions.)"""
    if not facility.lent or facility.programme.state != ProgrammeState.OPEN:
        return refuse("NOT_LENT", _("This cannot be booked at present."))
    if facility.bookers == Bookers.STAFF:
        return refuse("STAFF_BOOK", _("The staff book this for you. Please ask the office."))
    if actor.user_id is None:
        return refuse("SIGN_IN", _("Please sign in to book."))
    if facility.bookers == Bookers.RESIDENTS and not _lives_here(facility, profile):
        return refuse(
            "RESIDENTS_ONLY",
            _("This is for people who live in the region. Please check the address in your profile."),
        )
    return ALLOWED


def may_have_time(facility: Facility, wanted: Span, open_spans: list[Span], now: datetime) -> Decision:
    """Do the rules of the facility allow this stretch of time?"""
    if wanted.end <= wanted.start:
        return refuse("ENDS_BEFORE_START", _("The end must be after the beginning."))
    if wanted.start < now:
        return refuse("PAST", _("This time has passed. Please choose a later one."))
    if jst_date(wanted.start) > last_day(facility, jst_date(now)):
        return refuse("TOO_FAR", _("It is too early to book this day. Please come back nearer the time."))
    if not (
        is_on_grid(wanted.start, facility.slot_minutes) and is_on_grid(wanted.end, facility.slot_minutes)
    ):
        return refuse("NOT_ON_GRID", _("Please choose one of the times offered."))
    if wanted.minutes > facility.max_minutes:
        return refuse("TOO_LONG", _("That is longer than one booking may be. Please choose a shorter time."))
    if not any(stretch.holds(wanted) for stretch in open_spans):
        return refuse("CLOSED", _("It is not open for the whole of this time. Please choose another time."))
    return ALLOWED


def last_day(facility: Facility, today: date) -> date:
    """The last JST date that can be booked today."""
    return today + timedelta(days=facility.days_ahead)


def may_cancel(actor: Actor, booking: Booking, now: datetime) -> Decision:
    """Herself until some hours before; the staff while it stands."""
    if booking.state != BookingState.BOOKED:
        return refuse("NOT_NOW", _("This booking can no longer be cancelled."))
    if actor.system or actor.holds_any(HELPERS, booking.facility.programme_id):
        return ALLOWED
    if actor.user_id is None or actor.user_id != booking.user_id:
        return refuse("NOT_YOURS", _("This is somebody else's booking."))
    if now > cancel_until(booking):
        return refuse(
            "TOO_LATE", _("It is too late to cancel here. Please call the office; they are glad to know.")
        )
    return ALLOWED


def cancel_until(booking: Booking) -> datetime:
    """The last moment at which she can cancel it herself."""
    return booking.starts_at - timedelta(hours=booking.facility.cancel_hours)


def may_check_in(actor: Actor, booking: Booking, now: datetime) -> Decision:
    """Herself from a quarter of an hour before until the end; the staff also later, to put things right."""
    if now < booking.starts_at - EARLY:
        return refuse("NOT_YET", _("You can say that you are here from 15 minutes before the start."))
    if actor.system or actor.holds_any(HELPERS, booking.facility.programme_id):
        return ALLOWED
    if actor.user_id is None or actor.user_id != booking.user_id:
        return refuse("NOT_YOURS", _("This is somebody else's booking."))
    if now >= booking.ends_at or booking.state != BookingState.BOOKED:
        return refuse("NOT_NOW", _("This booking is over. Please tell the staff that you were there."))
    return ALLOWED


def _lives_here(facility: Facility, profile: people.Profile | None) -> bool:
    """In the municipality, or in the prefecture where the region is one."""
    code = facility.programme.region.municipality_code
    lives = profile.municipality_code if profile else ""
    return lives[:2] == code[:2] if code.endswith("000") else lives == code
