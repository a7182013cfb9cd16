"""A series of sessions: every so many weeks at the same hour, help meetings in the weeks between, never on a holiday.

Dates are JST. A week whose day is a holiday is left out: the next session waits for the week after.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from yuiwork.japan.dates import JST
from yuiwork.japan.holidays import is_national_holiday, is_year_end_break

MAX_SESSIONS = 60
MAX_EVERY_WEEKS = 8


@dataclass(frozen=True, slots=True)
class SeriesPlan:
    """What the officer says once. ``help_meetings`` last from ``starts`` for ``help_minutes``."""

    first_day: date
    starts: time
    ends: time
    every_weeks: int
    count: int
    help_meetings: bool = False
    help_minutes: int = 60


@dataclass(frozen=True, slots=True)
class PlannedDate:
    """One date of the series; ``number`` counts sessions and help meetings apart, from 1."""

    is_help: bool
    number: int
    starts_at: datetime
    ends_at: datetime


def planned_dates(plan: SeriesPlan) -> list[PlannedDate]:
    """All dates in order; the last one is the last session.

    Raises ValueError for a count or distance out of bounds: forms and use-cases check them first.
    """
    if not (1 <= plan.count <= MAX_SESSIONS and 1 <= plan.every_weeks <= MAX_EVERY_WEEKS):
        raise ValueError(f"{plan.count} sessions every {plan.every_weeks} weeks")
    return list(_dates(plan))


def left_out(plan: SeriesPlan) -> list[date]:
    """The holidays between first and last date on which the series rests; the first day itself included."""
    dates = planned_dates(plan)
    last = dates[-1].starts_at.astimezone(JST).date()
    return [day for day in _weekly(plan.first_day, until=last) if is_day_off(day)]


def is_day_off(day: date) -> bool:
    """A national holiday or the year-end break. A Saturday is a good day for a course (RQ10)."""
    return is_national_holiday(day) or is_year_end_break(day)


def _dates(plan: SeriesPlan) -> Iterator[PlannedDate]:
    sessions = helps = 0
    day, weeks_since = plan.first_day, plan.every_weeks
    while sessions < plan.count:
        if not is_day_off(day):
            if weeks_since >= plan.every_weeks:
                sessions += 1
                weeks_since = 0
                yield PlannedDate(False, sessions, _at(day, plan.starts), _at(day, plan.ends))
            elif plan.help_meetings:
                helps += 1
                begins = _at(day, plan.starts)
                yield PlannedDate(True, helps, begins, begins + timedelta(minutes=plan.help_minutes))
        day += timedelta(weeks=1)
        weeks_since += 1


def _weekly(first: date, *, until: date) -> Iterator[date]:
    while first <= until:
        yield first
        first += timedelta(weeks=1)


def _at(day: date, clock_time: time) -> datetime:
    return datetime.combine(day, clock_time, tzinfo=JST)
