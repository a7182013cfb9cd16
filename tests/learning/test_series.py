"""A series of dates and the limits of a timetable: pure arithmetic, tried on many calendars."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.core.errors import Invalid
from yuiwork.japan.dates import JST, jst_date
from yuiwork.learning.series import SeriesPlan, is_day_off, left_out, planned_dates
from yuiwork.learning.timetable import Limits, Slot, check_limits

TEN, NOON = time(10), time(12)


def plan(first: date, **changes: object) -> SeriesPlan:
    values: dict[str, object] = {"starts": TEN, "ends": NOON, "every_weeks": 2, "count": 4, **changes}
    return SeriesPlan(first_day=first, **values)  # type: ignore[arg-type]


PLANS = st.builds(
    plan,
    st.dates(date(2024, 1, 1), date(2032, 12, 31)),
    every_weeks=st.integers(1, 8),
    count=st.integers(1, 20),
    help_meetings=st.booleans(),
)


def test_every_other_wednesday_over_new_year_with_help_between() -> None:
    found = planned_dates(plan(date(2026, 12, 2), help_meetings=True))
    days = [(d.is_help, jst_date(d.starts_at)) for d in found]
    assert days == [
        (False, date(2026, 12, 2)),
        (True, date(2026, 12, 9)),
        (False, date(2026, 12, 16)),
        (True, date(2026, 12, 23)),
        # 30 December is in the year-end break: the session waits a week.
        (False, date(2027, 1, 6)),
        (True, date(2027, 1, 13)),
        (False, date(2027, 1, 20)),
    ]
    assert left_out(plan(date(2026, 12, 2))) == [date(2026, 12, 30)]
    assert found[0].starts_at == datetime(2026, 12, 2, 10, tzinfo=JST)
    assert found[1].ends_at - found[1].starts_at == timedelta(hours=1)


def test_a_holiday_in_a_week_between_costs_the_help_meeting_only() -> None:
    found = planned_dates(plan(date(2026, 9, 16), count=2, help_meetings=True))
    # Wednesday 23 September 2026 is 秋分の日.
    assert [jst_date(d.starts_at) for d in found] == [date(2026, 9, 16), date(2026, 9, 30)]


@given(PLANS)
def test_a_series_keeps_its_promises(series: SeriesPlan) -> None:
    found = planned_dates(series)
    days = [jst_date(d.starts_at) for d in found]
    sessions = [jst_date(d.starts_at) for d in found if not d.is_help]
    assert len(sessions) == series.count
    assert [d.number for d in found if not d.is_help] == list(range(1, series.count + 1))
    assert not any(is_day_off(day) for day in days)
    assert {day.weekday() for day in days} == {series.first_day.weekday()}
    assert all(b - a >= timedelta(weeks=series.every_weeks) for a, b in pairwise(sessions))
    assert all(b > a for a, b in pairwise(days))
    assert not found[0].is_help
    assert not found[-1].is_help
    assert series.help_meetings or len(found) == series.count


@given(PLANS)
def test_a_session_waits_for_holidays_and_for_nothing_else(series: SeriesPlan) -> None:
    sessions = [jst_date(d.starts_at) for d in planned_dates(series) if not d.is_help]
    for before, after in pairwise(sessions):
        due = before + timedelta(weeks=series.every_weeks)
        late = (after - due).days // 7
        assert all(is_day_off(due + timedelta(weeks=week)) for week in range(late))


def slot(day: date, hours: int, starts: int = 10) -> Slot:
    begins = datetime(day.year, day.month, day.day, starts, tzinfo=JST)
    return Slot(begins, begins + timedelta(hours=hours))


MONDAY = date(2026, 12, 7)


@pytest.mark.parametrize(
    ("limits", "slots", "code"),
    [
        (Limits(minutes_per_day=240), [slot(MONDAY, 3), slot(MONDAY, 2, 14)], "TIMETABLE_DAY"),
        (Limits(minutes_per_week=300), [slot(MONDAY, 3), slot(date(2026, 12, 13), 3)], "TIMETABLE_WEEK"),
        (Limits(days_per_week=1), [slot(MONDAY, 1), slot(date(2026, 12, 13), 1)], "TIMETABLE_DAYS"),
        (Limits(months=3), [slot(MONDAY, 1), slot(date(2027, 3, 7), 1)], "TIMETABLE_MONTHS"),
    ],
)
def test_a_broken_limit_is_named_and_a_kept_one_is_silent(
    limits: Limits, slots: list[Slot], code: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        check_limits(limits, slots)
    assert refusal.value.code == code
    assert refusal.value.field == "day"
    check_limits(limits, slots[:1])
    check_limits(Limits(), slots)


def test_the_last_day_of_the_months_is_still_inside_and_a_new_week_begins_on_monday() -> None:
    check_limits(Limits(months=3), [slot(MONDAY, 1), slot(date(2027, 3, 6), 1)])
    check_limits(Limits(days_per_week=1), [slot(date(2026, 12, 6), 1), slot(MONDAY, 1)])


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=12), st.integers(1, 600))
def test_days_are_counted_as_by_hand(found: list[tuple[int, int]], most: int) -> None:
    slots = [slot(MONDAY + timedelta(days=offset), hours) for offset, hours in found]
    by_hand: dict[date, int] = {}
    for one in slots:
        by_hand[one.day] = by_hand.get(one.day, 0) + one.minutes
    fits = all(minutes <= most for minutes in by_hand.values())
    try:
        check_limits(Limits(minutes_per_day=most), slots)
    except Invalid:
        assert not fits
    else:
        assert fits
