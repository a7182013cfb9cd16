"""When withheld tax is paid over and what is reported (money.md 1.4)."""

from datetime import date

import pytest

from yuiwork.japan.withholding import (
    electronic_filing_required,
    record_due,
    record_required,
    remit_due,
)


@pytest.mark.parametrize(
    ("paid_on", "due"),
    [
        pytest.param(date(2026, 11, 30), date(2026, 12, 10), id="money-1.4-W15-2026-11"),
        pytest.param(date(2026, 12, 1), date(2027, 1, 12), id="money-1.4-W15-2026-12"),
        pytest.param(date(2027, 1, 31), date(2027, 2, 10), id="money-1.4-W15-2027-01"),
        pytest.param(date(2027, 4, 15), date(2027, 5, 10), id="money-1.4-W15-2027-04"),
        pytest.param(date(2027, 9, 1), date(2027, 10, 12), id="money-1.4-W15-2027-09"),
    ],
)
def test_tax_is_paid_over_by_the_tenth_of_the_next_month_or_the_next_working_day(
    paid_on: date, due: date
) -> None:
    assert remit_due(paid_on) == due


@pytest.mark.parametrize(
    ("year", "due"),
    [
        pytest.param(2026, date(2027, 2, 1), id="money-1.4-W17-2026"),
        pytest.param(2027, date(2028, 1, 31), id="money-1.4-W17-2027"),
    ],
)
def test_payment_records_are_due_at_the_end_of_january(year: int, due: date) -> None:
    assert record_due(year) == due


@pytest.mark.parametrize(
    ("yearly", "collector", "required"),
    [
        pytest.param(50_000, False, False, id="money-1.4-W17-50000"),
        pytest.param(50_001, False, True, id="money-1.4-W17-50001"),
        pytest.param(500_000, True, False, id="money-1.4-W17-collector-500000"),
        pytest.param(500_001, True, True, id="money-1.4-W17-collector-500001"),
    ],
)
def test_a_payment_record_is_needed_above_the_threshold(yearly: int, collector: bool, required: bool) -> None:
    assert record_required(yearly, 2026, collector=collector) is required


@pytest.mark.parametrize(
    ("count", "filed_on", "required"),
    [
        pytest.param(99, date(2026, 12, 31), False, id="money-1.4-W19-99-before"),
        pytest.param(100, date(2026, 12, 31), True, id="money-1.4-W19-100-before"),
        pytest.param(29, date(2027, 1, 1), False, id="money-1.4-W19-29"),
        pytest.param(30, date(2027, 1, 1), True, id="money-1.4-W19-30"),
    ],
)
def test_many_statements_must_be_filed_electronically(count: int, filed_on: date, required: bool) -> None:
    assert electronic_filing_required(count, filed_on) is required
