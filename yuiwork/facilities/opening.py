"""When a facility is open on a day: pure rules over its hours, its exceptions and the calendar of the country."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol

from yuiwork.facilities.models import HolidayRule
from yuiwork.japan.dates import JST
from yuiwork.japan.holidays import is_national_holiday, is_year_end_break


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From ``start`` up to, not including, ``end``: aware moments."""

    start: datetime
    end: datetime

    def holds(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    @property
    def minutes(self) -> int:
        return int((self.end - self.start).total_seconds() // 60)


class Weekly(Protocol):
    weekday: int
    opens: time
    closes: time


class Different(Protocol):
    day: date
    opens: time | None
    closes: time | None


def span(day: date, starts: time, ends: time) -> Span:
    """A stretch of a day in Japan."""
    return Span(datetime.combine(day, starts, JST), datetime.combine(day, ends, JST))


def open_spans(day: date, hours: Iterable[Weekly], exceptions: Iterable[Different], rule: str) -> list[Span]:
    """The open stretches of a day, neighbours joined. An exception stands above holidays and hours."""
    for different in exceptions:
        if different.day == day:
            if different.opens is None or different.closes is None:
                return []
            return [span(day, different.opens, different.closes)]
    if rests(day, rule):
        return []
    return joined([span(day, h.opens, h.closes) for h in hours if h.weekday == day.weekday()])


def rests(day: date, rule: str) -> bool:
    """Closed for the calendar's sake."""
    if rule == HolidayRule.OPEN:
        return False
    return is_national_holiday(day) or (rule == HolidayRule.OFFICE and is_year_end_break(day))


def joined(spans: Iterable[Span]) -> list[Span]:
    """In order, overlapping and touching ones made one."""
    result: list[Span] = []
    for one in sorted(spans):
        if result and one.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, one.end))
        else:
            result.append(one)
    return result


def is_on_grid(moment: datetime, slot_minutes: int) -> bool:
    """Does it stand on the full hour or a whole number of slots after it?"""
    local = moment.astimezone(JST)
    return local.minute % slot_minutes == 0 and local.second == 0 and local.microsecond == 0


def slots(spans: Sequence[Span], slot_minutes: int) -> list[Span]:
    """The steps of the grid that lie inside the open stretches."""
    step, result = timedelta(minutes=slot_minutes), []
    for one in spans:
        start = one.start
        while not is_on_grid(start, slot_minutes):
            start += timedelta(minutes=1)
        while start + step <= one.end:
            result.append(Span(start, start + step))
            start += step
    return result


def free_unit(units: int, taken: Iterable[tuple[int, Span]], wanted: Span) -> int | None:
    """The lowest unit (from 1) that nobody has in ``wanted``; None when all are taken."""
    busy = {unit for unit, one in taken if one.meets(wanted)}
    return next((unit for unit in range(1, units + 1) if unit not in busy), None)


def free_units(units: int, taken: Iterable[tuple[int, Span]], wanted: Span) -> int:
    """How many units nobody has in ``wanted``."""
    return units - len({unit for unit, one in taken if one.meets(wanted) and unit <= units})
