"""Consumption tax on documents, unregistered suppliers, relief (money.md 2.1, 2.3, 2.4)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.japan.consumption_tax import (
    REDUCED,
    Rounding,
    TaxLine,
    TaxMode,
    document_tax,
    relief_tax,
    tax_in_gross,
    tax_on_net,
    tax_rate,
    transitional_cap,
    transitional_deduction,
    transitional_share,
)
from yuiwork.japan.dated import DatedTableError, table
from yuiwork.japan.errors import JapanError

NET, GROSS = TaxMode.NET, TaxMode.GROSS


def _taxes(*lines: tuple[int, int, TaxMode]) -> list[tuple[int, int]]:
    return [(total.rate, total.tax) for total in document_tax(TaxLine(*line) for line in lines)]


@pytest.mark.parametrize(
    ("lines", "taxes"),
    [
        pytest.param([(105, 10, NET)] * 3, [(10, 31)], id="money-2.1-three-lines-105"),
        pytest.param([(99, 10, NET)], [(10, 9)], id="money-2.1-net-99"),
        pytest.param([(10, 10, NET)], [(10, 1)], id="money-2.1-net-10"),
        pytest.param([(9, 10, NET)], [(10, 0)], id="money-2.1-net-9"),
        pytest.param([(12_345, 10, NET)], [(10, 1_234)], id="money-2.1-net-12345"),
        pytest.param(
            [(60_000, 10, GROSS), (40_000, 8, GROSS)], [(10, 5_454), (8, 2_962)], id="money-2.1-two-rates"
        ),
        pytest.param([(110_000, 10, GROSS)], [(10, 10_000)], id="money-2.1-gross-110000"),
        pytest.param(
            [(23_894, 10, NET), (22_332, 8, NET)], [(10, 2_389), (8, 1_786)], id="money-2.1-intermediary"
        ),
    ],
)
def test_tax_is_rounded_once_per_rate(
    lines: list[tuple[int, int, TaxMode]], taxes: list[tuple[int, int]]
) -> None:
    assert _taxes(*lines) == taxes


def test_the_two_rates_of_one_invoice_add_up() -> None:
    totals = document_tax([TaxLine(60_000, 10, GROSS), TaxLine(40_000, 8, GROSS)])
    assert sum(total.tax for total in totals) == 8_416
    assert [(total.net, total.gross) for total in totals] == [(54_546, 60_000), (37_038, 40_000)]


def test_the_document_keeps_how_it_was_rounded() -> None:
    assert document_tax([TaxLine(1, 10, NET)])[0].rounding is Rounding.FLOOR


def test_net_and_gross_may_not_mix_within_one_rate() -> None:
    with pytest.raises(JapanError) as refusal:
        document_tax([TaxLine(100, 10, NET), TaxLine(110, 10, GROSS)])
    assert (refusal.value.code, refusal.value.params["rate"]) == ("MIXED_TAX_MODES", 10)
    assert _taxes((100, 10, NET), (108, 8, GROSS)) == [(10, 10), (8, 8)]


def test_a_discount_lowers_the_base_but_never_below_zero() -> None:
    assert _taxes((1_000, 10, NET), (-100, 10, NET)) == [(10, 90)]
    with pytest.raises(JapanError, match="NEGATIVE_AMOUNT"):
        document_tax([TaxLine(100, 10, NET), TaxLine(-101, 10, NET)])


def test_a_third_rate_needs_no_change_of_code() -> None:
    assert _taxes((1_000, 10, NET), (1_000, 8, NET), (1_000, 1, NET)) == [(10, 100), (8, 80), (1, 10)]


def test_t1_rates_follow_the_date_of_supply() -> None:
    assert tax_rate(date(2026, 11, 23)) == 10
    assert tax_rate(date(2019, 10, 1), REDUCED) == 8
    with pytest.raises(DatedTableError, match="NO_VALUE_ON_DATE"):
        tax_rate(date(2019, 9, 30))


@pytest.mark.parametrize("key", ["standard", "reduced"])
def test_t1_the_national_and_local_parts_make_up_the_rate(key: str) -> None:
    rows = table("consumption_tax")
    parts = [Decimal(rows[f"{key}.{part}"][0].value) for part in ("national", "local")]
    assert sum(parts) == Decimal(rows[key][0].value)


@given(net=st.integers(0, 10**12), rate=st.sampled_from([1, 8, 10]))
def test_tax_contained_in_a_gross_made_from_a_net_is_the_tax_on_the_net(net: int, rate: int) -> None:
    tax = tax_on_net(net, rate)
    assert tax_in_gross(net + tax, rate) == tax


TRANSITIONAL = [
    (date(2023, 10, 1), 80, 8_000),
    (date(2026, 9, 30), 80, 8_000),
    (date(2026, 10, 1), 70, 7_000),
    (date(2028, 9, 30), 70, 7_000),
    (date(2028, 10, 1), 50, 5_000),
    (date(2030, 9, 30), 50, 5_000),
    (date(2030, 10, 1), 30, 3_000),
    (date(2031, 9, 30), 30, 3_000),
    (date(2031, 10, 1), 0, 0),
]


@pytest.mark.parametrize(
    ("accepted_on", "share", "deduction"), TRANSITIONAL, ids=[f"money-2.3-{row[0]}" for row in TRANSITIONAL]
)
def test_a_purchase_from_an_unregistered_worker_is_deductible_in_part(
    accepted_on: date, share: int, deduction: int
) -> None:
    contained = tax_in_gross(110_000, 10)
    assert transitional_share(accepted_on) == share
    assert transitional_deduction(contained, accepted_on) == deduction


def test_the_share_follows_acceptance_and_not_payment() -> None:
    accepted_on, paid_on = date(2026, 9, 30), date(2026, 10, 15)
    assert transitional_deduction(10_000, accepted_on) == 8_000
    assert transitional_deduction(10_000, paid_on) == 7_000


def test_there_is_no_share_before_invoices_began() -> None:
    with pytest.raises(DatedTableError, match="NO_VALUE_ON_DATE"):
        transitional_share(date(2023, 9, 30))


@pytest.mark.parametrize(
    ("period_start", "cap"),
    [
        pytest.param(date(2026, 9, 30), 1_000_000_000, id="money-2.3-cap-before"),
        pytest.param(date(2026, 10, 1), 100_000_000, id="money-2.3-cap-after"),
    ],
)
def test_the_cap_per_supplier_follows_the_start_of_the_period(period_start: date, cap: int) -> None:
    assert transitional_cap(period_start) == cap


def _year(year: int) -> dict[str, date]:
    return {"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)}


@pytest.mark.parametrize(
    ("year", "due"),
    [
        pytest.param(2026, 20_000, id="money-2.4-2026"),
        pytest.param(2027, 30_000, id="money-2.4-2027"),
        pytest.param(2028, 30_000, id="money-2.4-2028"),
        pytest.param(2029, None, id="money-2.4-2029"),
    ],
)
def test_an_individual_pays_a_part_of_the_output_tax(year: int, due: int | None) -> None:
    assert relief_tax(100_000, is_individual=True, **_year(year)) == due


@pytest.mark.parametrize(
    ("start", "end", "due"),
    [
        pytest.param(date(2027, 1, 1), date(2027, 12, 31), None, id="money-2.4-corporation-2027"),
        pytest.param(date(2026, 9, 30), date(2027, 9, 29), 20_000, id="money-2.4-corporation-holds-0930"),
        pytest.param(date(2026, 10, 1), date(2027, 9, 30), None, id="money-2.4-corporation-after-0930"),
    ],
)
def test_a_corporation_has_relief_until_the_period_that_holds_30_september_2026(
    start: date, end: date, due: int | None
) -> None:
    assert relief_tax(100_000, is_individual=False, period_start=start, period_end=end) == due
