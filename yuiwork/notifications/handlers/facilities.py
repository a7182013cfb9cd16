"""Bookings of rooms and PCs: kept, or given back."""

from django.utils import translation
from django.utils.translation import gettext as _

from yuiwork.core.templatetags.ui import jdatetime, jtime, yen
from yuiwork.facilities import api as facilities
from yuiwork.facilities.events import BookingCancelled, FacilityBooked
from yuiwork.notifications.letters import Enclosure, Letter, Link
from yuiwork.notifications.queries import language_of
from yuiwork.notifications.use_cases import tell


def facility_booked(event: FacilityBooked) -> None:
    """To the one who booked: when, where, the fee, the calendar file."""
    row = facilities.booking(event.booking_id)

    def compose() -> Letter:
        words = {"facility": row.facility.name, "when": jdatetime(row.starts_at), "until": jtime(row.ends_at)}
        lines = [
            _("When: %(when)s–%(until)s") % words,
            _("Where: %(where)s") % {"where": row.facility.place},
        ]
        if row.fee_yen:
            lines.append(_("Fee: %(fee)s, paid on the spot") % {"fee": yen(row.fee_yen)})
        return Letter(
            _("“%(facility)s” is booked for you") % words,
            (
                "\n".join(lines),
                _("Opening the attached file puts the date into your calendar."),
                _("If you cannot come, please cancel: somebody else will be glad of the time."),
            ),
            (Link(_("See or cancel the booking"), facilities.booking_path(row.id)),),
        )

    tell(
        user_id=event.user_id,
        kind="facility_booked",
        fact=event.booking_id,
        compose=compose,
        enclosures=[_calendar(row)],
    )


def booking_cancelled(event: BookingCancelled) -> None:
    """The calendar file takes the date out; when the staff cancelled it, why."""
    row = facilities.booking(event.booking_id)

    def compose() -> Letter:
        words = {"facility": row.facility.name, "when": jdatetime(row.starts_at)}
        paragraphs = [_("Your booking of “%(facility)s” on %(when)s is cancelled.") % words]
        if event.by_staff:
            paragraphs.append(_("The office writes: %(reason)s") % {"reason": row.cancel_reason})
        paragraphs.append(_("The attached file takes the date out of your calendar."))
        return Letter(
            _("Cancelled: “%(facility)s”, %(when)s") % words,
            tuple(paragraphs),
            (Link(_("See the booking"), facilities.booking_path(row.id)),),
        )

    tell(
        user_id=event.user_id,
        kind="booking_cancelled",
        fact=event.booking_id,
        compose=compose,
        enclosures=[_calendar(row)],
    )


def _calendar(row: facilities.Booking) -> Enclosure:
    with translation.override(language_of(row.user_id)):
        return Enclosure("booking.ics", "text/calendar", content=facilities.calendar_of(row))
