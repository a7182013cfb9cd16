"""How much a month or another period was used: bookings, hours, share of open time, no-shows; small counts hidden."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from yuiwork.core.suppression import Masked, staff_rule, suppress_stages
from yuiwork.core.templatetags.ui import jmonth
from yuiwork.core.web.components import DataTable
from yuiwork.facilities.models import Booking, BookingState, Facility
from yuiwork.facilities.opening import open_spans
from yuiwork.facilities.queries.facilities import facilities_of
from yuiwork.japan.dates import JST

HIDDEN = "x"
_PERCENT = 100
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Usage:
    """One facility in one month. Minutes are unit-minutes (two PCs for an hour: 120); fees in yen."""

    facility: Facility
    bookings: int
    people: Masked
    minutes_used: int
    minutes_blocked: int
    minutes_open: int
    no_shows: int
    cancelled: int
    fees: int

    @property
    def share(self) -> int:
        """Per cent of the open time that people or blocks used, rounded to whole ones, a half up."""
        used = self.minutes_used + self.minutes_blocked
        if not self.minutes_open:
            return 0
        return min(_PERCENT, (2 * used * _PERCENT + self.minutes_open) // (2 * self.minutes_open))


def usage_of(programme_id: UUID, month: date) -> list[Usage]:
    """Every facility of the programme in the month that holds the JST date ``month``."""
    first = month.replace(day=1)
    return usage_between(programme_id, first, (first + timedelta(days=32)).replace(day=1))


def usage_between(programme_id: UUID, first: date, after: date) -> list[Usage]:
    """Every facility from the JST date ``first`` up to, not including, ``after``."""
    start, end = (datetime.combine(day, time.min, JST) for day in (first, after))
    rows = list(
        Booking.objects.filter(
            facility__programme_id=programme_id, starts_at__gte=start, starts_at__lt=end
        ).select_related(None)
    )
    return [
        _usage(facility, [row for row in rows if row.facility_id == facility.id], first, after)
        for facility in facilities_of(programme_id)
    ]


def usage_table(lines: list[Usage], month: date) -> DataTable:
    """The same as a table for the page and for files; hours with one decimal at most."""
    return table_of(_("Use of the facilities, %(month)s") % {"month": jmonth(month)}, lines)


def table_of(caption: str, lines: list[Usage]) -> DataTable:
    """Any stretch of time, in the same columns."""
    return DataTable(
        caption=caption,
        columns=[
            _("Facility"),
            _("Bookings"),
            _("People"),
            _("Hours used"),
            _("Hours of courses and circles"),
            _("Open hours"),
            _("Share used (%)"),
            _("Did not come (bookings)"),
            _("Cancelled by people"),
            _("Fees (yen)"),
        ],
        rows=[
            [
                line.facility.name,
                line.bookings,
                HIDDEN if line.people is None else line.people,
                _hours(line.minutes_used),
                _hours(line.minutes_blocked),
                _hours(line.minutes_open),
                line.share,
                line.no_shows,
                line.cancelled,
                line.fees,
            ]
            for line in lines
        ],
        numeric=frozenset(range(1, 10)),
    )


def _usage(facility: Facility, rows: list[Booking], first: date, after: date) -> Usage:
    own = [row for row in rows if row.block_id is None]
    kept = [row for row in own if row.state in {BookingState.BOOKED, BookingState.CHECKED_IN}]
    blocked = [row for row in rows if row.block_id is not None and row.state != BookingState.CANCELLED]
    population = facility.programme.region.population
    [people] = suppress_stages([len({row.user_id for row in kept})], staff_rule(population, sensitive=False))
    return Usage(
        facility=facility,
        bookings=len(kept),
        people=people,
        minutes_used=sum(row.minutes for row in kept),
        minutes_blocked=sum(row.minutes for row in blocked),
        minutes_open=_open_minutes(facility, first, after) * facility.units,
        no_shows=sum(row.state == BookingState.NO_SHOW for row in own),
        cancelled=sum(row.state == BookingState.CANCELLED for row in own),
        fees=sum(row.fee_yen for row in kept),
    )


def _open_minutes(facility: Facility, first: date, after: date) -> int:
    total, day = 0, first
    while day < after:
        spans = open_spans(day, facility.hours.all(), facility.exceptions.all(), facility.holiday_rule)
        total += sum(one.minutes for one in spans)
        day += _DAY
    return total


def _hours(minutes: int) -> str:
    """One decimal, none where it would be 0."""
    return f"{minutes / 60:.1f}".removesuffix(".0")
