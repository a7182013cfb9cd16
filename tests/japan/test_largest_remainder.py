"""Splitting yen among members (money.md 7.3)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.japan.consumption_tax import tax_on_net, tax_rate
from yuiwork.japan.errors import JapanError
from yuiwork.japan.largest_remainder import split
from yuiwork.japan.withholding import FeeLine, Payee, Payer, PayerKind, tax_on, withhold

ROWS = [
    (100, [1, 1, 1], [34, 33, 33]),
    (10_000, [5, 3, 2], [5_000, 3_000, 2_000]),
    (10_001, [5, 3, 2], [5_001, 3_000, 2_000]),
    (99_999, [50, 25, 25], [49_999, 25_000, 25_000]),
    (94_290, [33, 33, 34], [31_116, 31_116, 32_058]),
    (100_000, [7] * 7, [14_286] * 5 + [14_285] * 2),
    (1, [1, 1], [1, 0]),
    (0, [1, 2], [0, 0]),
]


@pytest.mark.parametrize(("total", "weights", "parts"), ROWS, ids=[f"money-7.3-{row[0]}" for row in ROWS])
def test_the_remaining_yen_go_to_the_largest_fractions(
    total: int, weights: list[int], parts: list[int]
) -> None:
    assert split(total, weights) == parts


def test_joint_contractors_have_tax_and_withholding_each() -> None:
    day = date(2026, 12, 5)
    nets = split(100_000, [33, 33, 34])
    taxes = [tax_on_net(net, tax_rate(day)) for net in nets]
    withheld = [
        withhold(
            [FeeLine("article", net, tax)],
            paid_on=day,
            payer=Payer(PayerKind.CORPORATION),
            payee=Payee(),
        ).tax
        for net, tax in zip(nets, taxes, strict=True)
    ]
    assert nets == [33_000, 33_000, 34_000]
    assert taxes == [3_300, 3_300, 3_400]
    assert withheld == [3_369, 3_369, 3_471]
    assert sum(withheld) == 10_209
    assert tax_on(100_000, day) == 10_210


@given(
    total=st.integers(0, 10**12),
    weights=st.lists(st.integers(0, 10_000), min_size=1, max_size=60).filter(any),
)
def test_parts_add_up_and_none_is_a_yen_off_its_share(total: int, weights: list[int]) -> None:
    parts = split(total, weights)
    whole = sum(weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part * whole - total * weight) < whole
        assert part == 0 or weight > 0


@given(total=st.integers(0, 10**9), weights=st.lists(st.integers(1, 100), min_size=1, max_size=20))
def test_scaling_all_weights_changes_nothing(total: int, weights: list[int]) -> None:
    assert split(total, [weight * 7 for weight in weights]) == split(total, weights)


@pytest.mark.parametrize(
    ("total", "weights", "code"),
    [
        (-1, [1], "NEGATIVE_AMOUNT"),
        (1, [2, -1], "NEGATIVE_WEIGHT"),
        (1, [0, 0], "NO_WEIGHT"),
        (1, [], "NO_WEIGHT"),
    ],
)
def test_a_split_that_means_nothing_is_refused(total: int, weights: list[int], code: str) -> None:
    with pytest.raises(JapanError, match=code):
        split(total, weights)
