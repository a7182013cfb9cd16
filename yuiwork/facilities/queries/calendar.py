"""The week of a facility as a table: rows are times, columns are days; a phone shows one of the days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from yuiwork.core import clock
from yuiwork.facilities.models import Booking, Facility
from yuiwork.facilities.models.booking import LIVING
from yuiwork.facilities.opening import Span, free_units, open_spans, slots
from yuiwork.facilities.policies import last_day
from yuiwork.facilities.queries.bookings import name_of, people_of
from yuiwork.japan.dates import JST

DAYS = 7
_NO_DAY = timedelta(days=1)


class CellState(StrEnum):
    FREE = "free"
    FULL = "full"
    CLOSED = "closed"
    PAST = "past"
    LATER = "later"  # too early to book


@dataclass(frozen=True, slots=True)
class Cell:
    """One step of one day. ``left``: units that nobody has; ``names``: who has one, for staff only."""

    day: date
    starts: time
    state: CellState
    left: int = 0
    names: tuple[str, ...] = ()
    mine: bool = False

    @property
    def free(self) -> bool:
        return self.state is CellState.FREE


@dataclass(frozen=True, slots=True)
class Row:
    starts: time
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class DayHead:
    day: date
    selected: bool
    open: bool
    reason: str = ""  # why the hours differ


@dataclass(frozen=True, slots=True)
class Week:
    """Monday to Sunday around ``day``."""

    day: date
    heads: tuple[DayHead, ...]
    rows: tuple[Row, ...]

    @property
    def first(self) -> date:
        return self.heads[0].day

    @property
    def last(self) -> date:
        return self.heads[-1].day

    @property
    def week_before(self) -> date:
        return self.day - timedelta(days=DAYS)

    @property
    def week_after(self) -> date:
        return self.day + timedelta(days=DAYS)

    @property
    def day_before(self) -> date:
        return self.day - _NO_DAY

    @property
    def day_after(self) -> date:
        return self.day + _NO_DAY


def week_of(facility: Facility, day: date, *, user_id: UUID | None = None, with_names: bool = False) -> Week:
    """The week that holds ``day`` (JST), as everybody may see it; names are for the staff."""
    monday = day - timedelta(days=day.weekday())
    days = [monday + timedelta(days=n) for n in range(DAYS)]
    opened = {
        d: open_spans(d, facility.hours.all(), facility.exceptions.all(), facility.holiday_rule) for d in days
    }
    steps = {
        d: {s.start.astimezone(JST).time(): s for s in slots(opened[d], facility.slot_minutes)} for d in days
    }
    bookings = _bookings(facility.id, monday, with_names=with_names)
    reasons = {e.day: e.reason for e in facility.exceptions.all()}
    builder = _Builder(facility, bookings, user_id, with_names)
    times = sorted({t for step in steps.values() for t in step})
    return Week(
        day=day,
        heads=tuple(DayHead(d, d == day, bool(opened[d]), reasons.get(d, "")) for d in days),
        rows=tuple(Row(t, tuple(builder.cell(d, t, steps[d].get(t)) for d in days)) for t in times),
    )


def start_choices(facility: Facility, day: date) -> list[tuple[str, int]]:
    """The beginnings that are still free on a day, as HH:MM with the units left; for the form."""
    cells = [row.cells[day.weekday()] for row in week_of(facility, day).rows]
    return [(f"{cell.starts:%H:%M}", cell.left) for cell in cells if cell.free]


@dataclass(frozen=True, slots=True)
class _Taken:
    unit: int
    span: Span
    name: str
    user_id: UUID | None


def _bookings(facility_id: UUID, monday: date, *, with_names: bool) -> list[_Taken]:
    start = datetime.combine(monday, time.min, JST)
    rows = Booking.objects.filter(
        facility_id=facility_id,
        state__in=LIVING,
        ends_at__gt=start,
        starts_at__lt=start + timedelta(days=DAYS),
    ).select_related("block")
    found = list(rows)
    known = people_of(found) if with_names else {}
    return [
        _Taken(
            row.unit, Span(row.starts_at, row.ends_at), name_of(row, known) if with_names else "", row.user_id
        )
        for row in found
    ]


class _Builder:
    def __init__(
        self, facility: Facility, bookings: list[_Taken], user_id: UUID | None, with_names: bool
    ) -> None:
        self.facility, self.bookings, self.user_id = facility, bookings, user_id
        self.with_names = with_names
        self.now = clock.now()
        self.last = last_day(facility, clock.today())

    def cell(self, day: date, starts: time, step: Span | None) -> Cell:
        if step is None:
            return Cell(day, starts, CellState.CLOSED)
        here = [one for one in self.bookings if one.span.meets(step)]
        left = free_units(self.facility.units, [(one.unit, one.span) for one in here], step)
        return Cell(
            day,
            starts,
            self._state(day, step, left),
            left,
            tuple(_once(one.name for one in here)) if self.with_names else (),
            mine=self.user_id is not None and any(one.user_id == self.user_id for one in here),
        )

    def _state(self, day: date, step: Span, left: int) -> CellState:
        if step.start < self.now:
            return CellState.PAST
        if day > self.last:
            return CellState.LATER
        return CellState.FREE if left > 0 else CellState.FULL


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))
