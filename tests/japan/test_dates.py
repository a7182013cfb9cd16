"""Date arithmetic of law.md 0.2."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.japan.dates import (
    JST,
    day_n,
    deadline_before,
    fiscal_year,
    fiscal_year_bounds,
    jst_date,
    period_end,
)
from yuiwork.japan.errors import DateError

SENSIBLE_DATES = st.dates(date(1950, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("received", "n", "expected"),
    [
        pytest.param(date(2026, 11, 1), 60, date(2026, 12, 30), id="law.md-0.2-DT-01"),
        pytest.param(date(2026, 11, 23), 60, date(2027, 1, 21), id="law.md-0.2-DT-02"),
        pytest.param(date(2026, 12, 1), 60, date(2027, 1, 29), id="law.md-0.2-DT-03"),
        pytest.param(date(2027, 1, 1), 60, date(2027, 3, 1), id="law.md-0.2-DT-04"),
        pytest.param(date(2026, 12, 10), 60, date(2027, 2, 7), id="money.md-3.6-limit-on-a-sunday"),
        pytest.param(date(2026, 7, 1), 62, date(2026, 8, 31), id="law.md-0.2-DT-05-day-62"),
        pytest.param(date(2026, 12, 1), 62, date(2027, 1, 31), id="law.md-0.2-DT-06-day-62"),
        pytest.param(date(2028, 2, 28), 2, date(2028, 2, 29), id="leap-day"),
    ],
)
def test_day_n_counts_the_first_day_as_day_one(received: date, n: int, expected: date) -> None:
    assert day_n(received, n) == expected


@pytest.mark.parametrize(
    ("start", "months", "expected"),
    [
        pytest.param(date(2026, 7, 1), 2, date(2026, 8, 31), id="law.md-0.2-DT-05"),
        pytest.param(date(2026, 12, 1), 2, date(2027, 1, 31), id="law.md-0.2-DT-06"),
        pytest.param(date(2026, 12, 31), 2, date(2027, 2, 28), id="law.md-0.2-DT-07"),
        pytest.param(date(2027, 1, 31), 1, date(2027, 2, 28), id="law.md-0.2-DT-08"),
        pytest.param(date(2026, 11, 23), 1, date(2026, 12, 22), id="law.md-0.2-DT-09-one-month"),
        pytest.param(date(2026, 11, 23), 6, date(2027, 5, 22), id="law.md-0.2-DT-09-six-months"),
        pytest.param(date(2028, 1, 31), 1, date(2028, 2, 29), id="leap-year-february"),
        pytest.param(date(2028, 2, 29), 12, date(2029, 2, 28), id="leap-day-has-no-anniversary"),
        pytest.param(date(2026, 1, 1), 12, date(2026, 12, 31), id="whole-year"),
    ],
)
def test_a_period_ends_the_day_before_its_corresponding_day(start: date, months: int, expected: date) -> None:
    assert period_end(start, months) == expected


@given(SENSIBLE_DATES, st.integers(1, 60))
def test_a_period_is_never_longer_than_its_months_and_grows_with_them(start: date, months: int) -> None:
    end = period_end(start, months)
    assert (end.year - start.year) * 12 + end.month - start.month in (months - 1, months)
    assert start <= end < period_end(start, months + 1)


@given(SENSIBLE_DATES, st.integers(1, 28), st.integers(1, 60))
def test_periods_that_start_early_in_a_month_follow_each_other_without_a_gap(
    start: date, day: int, months: int
) -> None:
    first = start.replace(day=day)
    following = period_end(first, months) + timedelta(days=1)
    assert following.day == day


@pytest.mark.parametrize(
    ("event", "days", "expected"),
    [
        pytest.param(date(2027, 3, 31), 30, date(2027, 3, 1), id="law.md-0.2-thirty-days-before"),
        pytest.param(date(2026, 12, 8), 7, date(2026, 12, 1), id="law.md-0.2-seven-days-before"),
    ],
)
def test_the_day_of_notice_is_not_counted(event: date, days: int, expected: date) -> None:
    assert deadline_before(event, days) == expected


@pytest.mark.parametrize("count", [0, -1])
def test_a_period_without_a_day_is_refused(count: int) -> None:
    for rule in (day_n, period_end, deadline_before):
        with pytest.raises(DateError) as error:
            rule(date(2026, 11, 23), count)
        assert error.value.code == "PERIOD_TOO_SHORT"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        pytest.param(datetime(2026, 11, 23, 14, 59, 59, tzinfo=UTC), date(2026, 11, 23), id="2359-jst"),
        pytest.param(datetime(2026, 11, 23, 15, 0, tzinfo=UTC), date(2026, 11, 24), id="midnight-jst"),
        pytest.param(datetime(2026, 11, 23, 23, 30, tzinfo=JST), date(2026, 11, 23), id="2330-jst"),
    ],
)
def test_a_moment_belongs_to_the_day_in_japan(moment: datetime, expected: date) -> None:
    assert jst_date(moment) == expected


def test_a_moment_without_a_zone_has_no_day() -> None:
    with pytest.raises(DateError) as error:
        jst_date(datetime.fromisoformat("2026-11-23T23:30"))
    assert error.value.code == "NAIVE_DATETIME"


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2027, 3, 31), 2026), (date(2027, 4, 1), 2027), (date(2026, 12, 31), 2026)],
)
def test_a_fiscal_year_begins_in_april(day: date, expected: int) -> None:
    assert fiscal_year(day) == expected


@given(SENSIBLE_DATES)
def test_every_day_lies_inside_its_own_fiscal_year(day: date) -> None:
    first, last = fiscal_year_bounds(fiscal_year(day))
    assert first <= day <= last
    assert (first.month, first.day, last.month, last.day) == (4, 1, 3, 31)
