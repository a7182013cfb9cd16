"""Minimum wages by prefecture and day, and implied hourly pay (money.md 5 and 6)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.japan.dated import DatedTableError
from yuiwork.japan.errors import JapanError
from yuiwork.japan.minimum_wage import (
    below_minimum,
    implied_hourly,
    lowest_minimum_wage,
    minimum_wage,
    minimum_wage_row,
    wages_of_fiscal_year,
)

VECTORS = [
    ("20", date(2026, 10, 1), 1_061),
    ("20", date(2026, 10, 2), 1_117),
    ("13", date(2026, 9, 30), 1_226),
    ("13", date(2026, 10, 1), 1_280),
    ("05", date(2026, 3, 31), 1_031),
    ("05", date(2026, 10, 13), 1_031),
    ("05", date(2026, 10, 14), 1_090),
    ("26", date(2026, 11, 15), 1_122),
    ("26", date(2026, 11, 16), 1_180),
    ("03", date(2026, 11, 23), 1_031),
    ("47", date(2026, 12, 1), 1_023),
    ("47", date(2026, 12, 2), 1_086),
]


@pytest.mark.parametrize(
    ("prefecture", "on", "yen"), VECTORS, ids=[f"money-5-M1-{row[0]}-{row[1]}" for row in VECTORS]
)
def test_the_wage_is_the_one_that_took_effect_last(prefecture: str, on: date, yen: int) -> None:
    assert minimum_wage(prefecture, on) == yen


@pytest.mark.parametrize(
    ("prefecture", "on", "code"),
    [
        pytest.param("01", date(2025, 10, 3), "NO_VALUE_ON_DATE", id="money-5-M1-01-2025-10-03-no-row"),
        pytest.param("48", date(2026, 11, 23), "UNKNOWN_KEY", id="money-5-M1-48"),
        pytest.param("1", date(2026, 11, 23), "UNKNOWN_KEY", id="money-5-M1-unpadded"),
    ],
)
def test_where_there_is_no_row_there_is_no_wage(prefecture: str, on: date, code: str) -> None:
    with pytest.raises(DatedTableError, match=code):
        minimum_wage(prefecture, on)


def test_m2_the_year_2025_adds_up() -> None:
    wages = wages_of_fiscal_year(2025)
    assert (len(wages), sum(wages.values())) == (47, 50_153)
    assert max(wages, key=wages.__getitem__) == "13"
    assert (wages["13"], min(wages.values())) == (1_226, 1_023)
    assert sorted(code for code, yen in wages.items() if yen == 1_023) == ["39", "45", "47"]
    assert round(sum(wages.values()) / 47, 2) == 1_067.09


def test_m3_the_year_2026_adds_up() -> None:
    before, wages = wages_of_fiscal_year(2025), wages_of_fiscal_year(2026)
    assert (len(wages), sum(wages.values())) == (47, 52_885)
    assert (wages["13"], max(wages.values())) == (1_280, 1_280)
    assert (wages["45"], min(wages.values())) == (1_085, 1_085)
    rises = [wages[code] - before[code] for code in wages]
    assert (min(rises), max(rises)) == (54, 65)
    assert round(sum(wages.values()) / 47, 2) == 1_125.21


def test_m4_planned_dates_are_marked_as_unconfirmed() -> None:
    day = date(2026, 11, 23)
    assert [minimum_wage_row(code, day).status for code in ("45", "46")] == ["M", "M"]
    assert minimum_wage_row("20", day).status == "H"


def test_a_year_outside_the_table_is_refused() -> None:
    with pytest.raises(DatedTableError, match="NO_VALUE_ON_DATE"):
        wages_of_fiscal_year(2024)


def test_without_a_known_place_the_lowest_wage_counts() -> None:
    assert lowest_minimum_wage(date(2026, 11, 23)) == 1_023  # 沖縄 until 1 December
    assert lowest_minimum_wage(date(2026, 12, 2)) == 1_085


IMPLIED = [
    (1_500, 120, 1_117, 750, True),
    (2_233, 120, 1_117, 1_116, True),
    (2_234, 120, 1_117, 1_117, False),
    (1_000, 60, 1_280, 1_000, True),
]


@pytest.mark.parametrize(
    ("amount", "minutes", "wage", "implied", "warn"), IMPLIED, ids=[f"money-6-{row[0]}" for row in IMPLIED]
)
def test_implied_hourly_pay_is_compared_exactly(
    amount: int, minutes: int, wage: int, implied: int, warn: bool
) -> None:
    assert implied_hourly(amount, minutes) == implied
    assert below_minimum(amount, minutes, wage) is warn


@given(amount=st.integers(0, 10**7), minutes=st.integers(1, 10**5), wage=st.integers(1, 3_000))
def test_a_whole_wage_above_the_implied_one_always_warns(amount: int, minutes: int, wage: int) -> None:
    assert below_minimum(amount, minutes, wage) is (implied_hourly(amount, minutes) < wage)


@pytest.mark.parametrize("minutes", [0, -1])
def test_work_that_takes_no_time_is_refused(minutes: int) -> None:
    with pytest.raises(JapanError, match="MINUTES_NOT_POSITIVE"):
        implied_hourly(1_000, minutes)
    with pytest.raises(JapanError, match="MINUTES_NOT_POSITIVE"):
        below_minimum(1_000, minutes, 1_117)
