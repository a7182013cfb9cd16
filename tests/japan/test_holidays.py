"""Days on which banks and public offices rest: law.md 0.2 and money.md 3.6."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.japan.holidays import (
    is_bank_closed,
    is_national_holiday,
    is_public_office_closed,
    is_year_end_break,
    next_bank_open,
    previous_bank_open,
)


@pytest.mark.parametrize(
    ("day", "closed"),
    [
        pytest.param(date(2026, 12, 30), False, id="law.md-0.2-DT-10-12-30"),
        pytest.param(date(2026, 12, 31), True, id="law.md-0.2-DT-10-12-31"),
        pytest.param(date(2027, 1, 4), False, id="law.md-0.2-DT-10-01-04"),
        pytest.param(date(2025, 1, 2), True, id="new-year-on-a-thursday"),
        pytest.param(date(2025, 1, 3), True, id="new-year-on-a-friday"),
        pytest.param(date(2026, 9, 22), True, id="day-between-two-holidays"),
        pytest.param(date(2026, 5, 6), True, id="substitute-after-three-holidays"),
        pytest.param(date(2026, 11, 24), False, id="plain-tuesday"),
    ],
)
def test_banks_are_closed_on_rest_days_and_over_new_year(day: date, closed: bool) -> None:
    assert is_bank_closed(day) is closed


@pytest.mark.parametrize(
    ("day", "closed"),
    [
        pytest.param(date(2026, 12, 28), False, id="law.md-0.2-DT-11-12-28"),
        pytest.param(date(2026, 12, 29), True, id="law.md-0.2-DT-11-12-29"),
        pytest.param(date(2026, 12, 30), True, id="law.md-0.2-DT-11-12-30"),
        pytest.param(date(2027, 1, 4), False, id="law.md-0.2-DT-11-01-04"),
    ],
)
def test_public_offices_rest_from_29_december(day: date, closed: bool) -> None:
    assert is_public_office_closed(day) is closed


@pytest.mark.parametrize(
    ("day", "following", "preceding"),
    [
        pytest.param(
            date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 20), id="money.md-3.6-2026-11-23"
        ),
        pytest.param(date(2026, 12, 31), date(2027, 1, 4), date(2026, 12, 30), id="money.md-3.6-2026-12-31"),
        pytest.param(date(2027, 1, 10), date(2027, 1, 12), date(2027, 1, 8), id="money.md-3.6-2027-01-10"),
        pytest.param(date(2027, 1, 31), date(2027, 2, 1), date(2027, 1, 29), id="money.md-3.6-2027-01-31"),
        pytest.param(date(2027, 2, 11), date(2027, 2, 12), date(2027, 2, 10), id="money.md-3.6-2027-02-11"),
        pytest.param(date(2027, 3, 21), date(2027, 3, 23), date(2027, 3, 19), id="money.md-3.6-2027-03-21"),
        pytest.param(date(2027, 5, 3), date(2027, 5, 6), date(2027, 4, 30), id="money.md-3.6-2027-05-03"),
        pytest.param(
            date(2027, 2, 7), date(2027, 2, 8), date(2027, 2, 5), id="money.md-3.6-limit-on-a-sunday"
        ),
        pytest.param(
            date(2026, 11, 24), date(2026, 11, 24), date(2026, 11, 24), id="open-day-is-its-own-answer"
        ),
    ],
)
def test_a_closed_day_has_an_open_day_on_either_side(day: date, following: date, preceding: date) -> None:
    assert next_bank_open(day) == following
    assert previous_bank_open(day) == preceding


@given(st.dates(date(2020, 1, 1), date(2060, 12, 31)))
def test_no_open_day_is_skipped_and_offices_rest_whenever_banks_do(day: date) -> None:
    assert previous_bank_open(day) <= day <= next_bank_open(day)
    assert not is_bank_closed(previous_bank_open(day))
    assert not is_bank_closed(next_bank_open(day))
    assert is_public_office_closed(day) or not is_bank_closed(day)


@pytest.mark.parametrize("day", [date(2026, 9, 22), date(2026, 5, 6), date(2027, 1, 1)])
def test_national_holidays_know_substitute_days(day: date) -> None:
    assert is_national_holiday(day)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_offices_rest_on_weekends_holidays_and_over_new_year_and_on_no_other_day(day: date) -> None:
    assert is_public_office_closed(day) == (
        day.weekday() >= 5 or is_national_holiday(day) or is_year_end_break(day)
    )
