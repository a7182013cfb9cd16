"""Small cells are hidden so that nobody can be recognised (law.md 5.4). x is ``None`` here."""

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.core.suppression import (
    ORDINARY_K,
    Rule,
    last_published_day,
    masked_mean,
    public_rule,
    staff_rule,
    suppress,
    suppress_stages,
)

X = None


@pytest.mark.parametrize(
    ("population", "sensitive", "cells", "expected", "total"),
    [
        pytest.param(8_000, False, [3, 12, 25], [X, X, 25], 40, id="S-01"),
        pytest.param(8_000, True, [15, 30, 40], [X, X, 40], 85, id="S-02"),
        pytest.param(1_500, True, [30, 40, 50], [X, X, X], X, id="S-03"),
        pytest.param(30_000, False, [0, 11, 19], [0, 11, 19], 30, id="S-04"),
        pytest.param(30_000, False, [0, 1, 5], [X, X, X], X, id="S-06"),
    ],
)
def test_a_row_with_its_total(
    population: int, sensitive: bool, cells: list[int], expected: list[int | None], total: int | None
) -> None:
    masked = suppress(cells, public_rule(population, sensitive=sensitive))
    assert (masked.cells, masked.total) == (expected, total)


def test_s_05_a_mean_of_which_one_person_earns_most_is_hidden() -> None:
    assert masked_mean([60_000, *[4_444] * 9]) is None  # 60 %


@pytest.mark.parametrize(
    ("amounts", "mean"),
    [
        ([10_000] * 9, None),
        ([10_400] * 10, 10_000),
        ([10_600] * 10, 11_000),
        ([90_000, *[10_000] * 9], 18_000),  # exactly half
        ([], None),
    ],
    ids=["nine people", "rounded down", "rounded up", "half is allowed", "nobody"],
)
def test_a_mean_needs_ten_people_and_is_rounded(amounts: list[int], mean: int | None) -> None:
    assert masked_mean(amounts) == mean


@pytest.mark.parametrize(
    ("today", "known_on"),
    [
        (date(2026, 11, 24), date(2026, 9, 30)),
        (date(2026, 12, 31), date(2026, 9, 30)),
        (date(2027, 1, 1), date(2026, 12, 31)),
        (date(2027, 4, 1), date(2027, 3, 31)),
    ],
)
def test_s_07_public_tables_stand_still_within_a_quarter(today: date, known_on: date) -> None:
    assert last_published_day(today) == known_on


@pytest.mark.parametrize(
    ("population", "k", "shown"),
    [(1_999, 20, False), (2_000, 20, True), (24_999, 20, True), (25_000, 10, True)],
)
def test_the_size_of_the_place_decides_about_incomes(population: int, k: int, shown: bool) -> None:
    assert public_rule(population, sensitive=True) == staff_rule(population, sensitive=True) == Rule(k, shown)
    assert public_rule(population, sensitive=False).k == ORDINARY_K
    assert staff_rule(population, sensitive=False).k == 3


@pytest.mark.parametrize(
    ("counts", "expected"),
    [([40, 12, 3, 0], [40, 12, X, 0]), ([6, 3, 0], [X, X, X]), ([0, 0], [0, 0]), ([], [])],
    ids=["a small step", "a small group", "nobody at all", "no steps"],
)
def test_steps_of_a_funnel_are_hidden_one_by_one(counts: list[int], expected: list[int | None]) -> None:
    assert suppress_stages(counts, Rule(10)) == expected


cells = st.lists(st.integers(0, 60), min_size=1, max_size=8)


@given(cells=cells, k=st.integers(3, 20))
def test_what_is_shown_is_true_and_never_a_small_number(cells: list[int], k: int) -> None:
    masked = suppress(cells, Rule(k))
    for cell, shown in zip(cells, masked.cells, strict=True):
        assert shown is None or (shown == cell and (cell == 0 or cell >= k))
    assert masked.total in (None, sum(cells))


@given(cells=cells, k=st.integers(3, 20))
def test_hidden_cells_are_never_alone_and_never_a_small_group(cells: list[int], k: int) -> None:
    masked = suppress(cells, Rule(k))
    hidden = [cell for cell, shown in zip(cells, masked.cells, strict=True) if shown is None]
    if hidden and masked.total is not None:
        assert len(hidden) > 1
        assert sum(hidden) >= k


@given(cells=st.lists(st.integers(0, 8), min_size=1, max_size=4), k=st.integers(3, 5))
def test_no_hidden_cell_can_be_worked_out_even_by_a_reader_who_knows_the_rule(
    cells: list[int], k: int
) -> None:
    """For each hidden cell there is another table with exactly the same publication and another value there."""
    rule = Rule(k)
    published = suppress(cells, rule)
    hidden = [index for index, shown in enumerate(published.cells) if shown is None]
    if published.total is None:
        return
    possible: list[set[int]] = [set() for _index in hidden]
    for values in product(range(published.total + 1), repeat=len(hidden)):
        other = list(cells)
        for index, value in zip(hidden, values, strict=True):
            other[index] = value
        if sum(other) == published.total and suppress(other, rule) == published:
            for seen, value in zip(possible, values, strict=True):
                seen.add(value)
    assert all(len(seen) > 1 for seen in possible)
