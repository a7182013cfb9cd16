"""Every number of the law is a dated row with a source; none overlaps another (law.md 11)."""

from datetime import date, timedelta
from decimal import Decimal
from importlib.resources import files
from itertools import pairwise

import pytest

from yuiwork.japan.dated import STATUSES, DatedRow, DatedTableError, row_on, table
from yuiwork.japan.parameters import parameter, parameter_row, rate_parameter, rule_applies

TODAY = date(2026, 11, 23)
TABLES = (
    "consumption_tax",
    "invoice_rules",
    "legal_forms",
    "minimum_wage",
    "parameters",
    "unregistered_purchases",
    "withholding_categories",
    "withholding_rates",
    "worker_relief",
)


@pytest.mark.parametrize("name", TABLES)
def test_every_row_names_its_source_and_how_sure_we_are(name: str) -> None:
    rows = [row for found in table(name).values() for row in found]
    assert rows
    assert all(row.source and row.value and row.key for row in rows)
    assert {row.status for row in rows} <= STATUSES


@pytest.mark.parametrize("name", TABLES)
def test_no_two_rows_of_a_key_begin_together_or_end_before_they_begin(name: str) -> None:
    for rows in table(name).values():
        assert len({row.starts for row in rows}) == len(rows)
        assert all(row.starts is None or row.ends is None or row.starts <= row.ends for row in rows)


@pytest.mark.parametrize("name", TABLES)
def test_no_closed_row_reaches_into_the_next(name: str) -> None:
    for rows in table(name).values():
        for earlier, later in pairwise(rows):
            assert earlier.ends is None or (later.starts is not None and earlier.ends < later.starts)


def test_the_list_of_tables_above_misses_none_of_ours() -> None:
    header = "key,"
    with_key = {
        path.name.removesuffix(".csv")
        for path in files("yuiwork.japan").joinpath("data").iterdir()
        if path.name.endswith(".csv") and path.read_text(encoding="utf-8").startswith(header)
    }
    assert with_key == set(TABLES)


SECTION_11 = [
    ("fl.pay_limit_days", 60),
    ("fl.reconsign_days", 30),
    ("fl.prohibited_min_months", 1),
    ("fl.care_notice_min_months", 6),
    ("fl.gap_months", 1),
    ("fl.termination_notice_days", 30),
    ("fl.return_months", 6),
    ("fl.redo_months", 12),
    ("tt.capital_a", 300_000_000),
    ("tt.capital_b", 50_000_000),
    ("tt.capital_low", 10_000_000),
    ("tt.staff_a", 300),
    ("tt.staff_b", 100),
    ("tt.record_years", 2),
    ("guideline.pay_days", 30),
    ("guideline.pay_days_max", 60),
    ("guideline.contract_record_years", 3),
    ("etx.search_exempt_sales", 50_000_000),
    ("appi.breach_count.private", 1_000),
    ("appi.breach_count.public", 100),
    ("appi.prelim_days_min", 3),
    ("appi.prelim_days_max", 5),
    ("appi.final_days", 30),
    ("appi.final_days_malicious", 60),
    ("public.limit_service.municipality", 1_000_000),
    ("public.limit_service.prefecture", 2_000_000),
    ("dpf.disclosure_min", 10_000),
    ("tokusho.biz_opportunity_cooling_days", 20),
]


@pytest.mark.parametrize(("key", "expected"), SECTION_11, ids=[f"law-11-{key}" for key, _ in SECTION_11])
def test_whole_number_parameters_hold_today(key: str, expected: int) -> None:
    assert parameter(key, TODAY) == expected


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        pytest.param("civil.legal_rate", Decimal("0.03"), id="law-11-civil.legal_rate"),
        pytest.param("tt.late_rate", Decimal("0.146"), id="law-11-tt.late_rate"),
        pytest.param("public.late_rate", Decimal("0.025"), id="law-11-public.late_rate"),
    ],
)
def test_rates_are_exact_fractions(key: str, expected: Decimal) -> None:
    assert rate_parameter(key, TODAY) == expected


@pytest.mark.parametrize(
    ("key", "first_day"),
    [
        pytest.param("fl.transfer_fee_deduction", date(2026, 1, 1), id="law-11-fl.transfer_fee_deduction"),
        pytest.param("ad.six_items", date(2024, 12, 18), id="law-11-ad.six_items"),
        pytest.param("psa.crossborder_rule", date(2026, 6, 1), id="law-11-psa.crossborder_rule"),
        pytest.param("whistle.freelance", date(2026, 12, 1), id="law-11-whistle.freelance"),
    ],
)
def test_a_rule_applies_from_its_first_day(key: str, first_day: date) -> None:
    assert rule_applies(key, first_day)
    assert not rule_applies(key, first_day - timedelta(days=1))


def test_a_parameter_has_no_value_before_its_law() -> None:
    assert parameter("fl.pay_limit_days", date(2024, 11, 1)) == 60
    with pytest.raises(DatedTableError) as refusal:
        parameter("fl.pay_limit_days", date(2024, 10, 31))
    assert refusal.value.code == "NO_VALUE_ON_DATE"
    assert refusal.value.params["key"] == "fl.pay_limit_days"


def test_the_fixed_legal_rate_ends_with_its_last_day() -> None:
    assert rate_parameter("civil.legal_rate", date(2029, 3, 31)) == Decimal("0.03")
    with pytest.raises(DatedTableError, match="NO_VALUE_ON_DATE"):
        rate_parameter("civil.legal_rate", date(2029, 4, 1))


@pytest.mark.parametrize("ask", [parameter, rate_parameter, rule_applies, parameter_row])
def test_an_unknown_key_is_refused(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(DatedTableError, match="UNKNOWN_KEY"):
        ask("fl.pay_limit", TODAY)


def test_the_row_tells_where_a_number_comes_from() -> None:
    row = parameter_row("fl.pay_limit_days", TODAY)
    assert (row.value, row.starts, row.ends, row.status) == ("60", date(2024, 11, 1), None, "H")
    assert "art. 4" in row.source


def test_a_later_row_takes_over_from_an_open_one() -> None:
    assert row_on("minimum_wage", "20", date(2026, 10, 1)).value == "1061"
    assert row_on("minimum_wage", "20", date(2026, 10, 2)).value == "1117"


def test_a_row_holds_on_both_its_first_and_its_last_day() -> None:
    row = DatedRow("k", date(2026, 1, 1), date(2026, 1, 31), "1", "s", "H", {})
    inside = [row.holds_on(date(2026, 1, 1)), row.holds_on(date(2026, 1, 31))]
    outside = [row.holds_on(date(2025, 12, 31)), row.holds_on(date(2026, 2, 1))]
    assert inside == [True, True]
    assert outside == [False, False]
