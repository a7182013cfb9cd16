"""Payment dates as clients write them, and the date that is due after the receipt (law.md 1.3, 1.4)."""

from datetime import date

import pytest

from yuiwork.core.errors import Invalid
from yuiwork.japan.payment_dates import FixedDate, MonthClose
from yuiwork.market import payment_terms


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2027-01-29", FixedDate(date(2027, 1, 29))),
        ("２０２７年１月２９日", FixedDate(date(2027, 1, 29))),
        ("月末締め翌月末払い", MonthClose(31, 1, 31)),
        ("20日締め 翌月20日払い", MonthClose(20, 1, 20)),
        ("末日締翌々月10日", MonthClose(31, 2, 10)),
    ],
)
def test_rules_that_name_a_day(text: str, rule: object) -> None:
    assert payment_terms.read_rule(text) == rule


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("2026-12-31まで", "PAYMENT_DATE_NOT_SPECIFIC", id="N3-03-deadline"),
        pytest.param("納品後60日以内", "PAYMENT_DATE_NOT_SPECIFIC", id="N3-03-within"),
        pytest.param("請求書受領月の翌月末", "PAYMENT_BASE_NOT_RECEIPT", id="N3-04-invoice"),
        pytest.param("検収月の翌月末", "PAYMENT_BASE_NOT_RECEIPT", id="N3-04-inspection"),
        pytest.param("なるべく早く", "PAYMENT_DATE_NOT_SPECIFIC", id="vague"),
        pytest.param("2027-02-30", "PAYMENT_DATE_NOT_SPECIFIC", id="no-such-day"),
        pytest.param("10日締め当月5日払い", "PAYMENT_DATE_NOT_SPECIFIC", id="paid-before-closing"),
    ],
)
def test_rules_that_are_refused(text: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        payment_terms.read_rule(text)
    assert (refusal.value.code, refusal.value.field) == (code, "payment_text")


def codes(text: str, due: date, days: int = 7) -> list[str]:
    return [p.code for p in payment_terms.problems_of(text, delivery_due_on=due, acceptance_days=days)]


@pytest.mark.parametrize(
    ("text", "received", "expected"),
    [
        pytest.param("2026-12-30", date(2026, 11, 1), [], id="P4-02"),
        pytest.param("2026-12-31", date(2026, 11, 1), ["PAYMENT_DATE_TOO_LATE"], id="P4-03"),
        pytest.param("月末締め翌月末払い", date(2026, 7, 1), [], id="P4-04"),
        pytest.param("2026-08-31", date(2026, 7, 1), ["PAYMENT_DATE_TOO_LATE"], id="P4-05"),
        pytest.param("月末締め翌月末払い", date(2026, 12, 1), [], id="P4-06"),
        pytest.param("月末締め翌々月10日払い", date(2026, 11, 1), ["PAYMENT_DATE_TOO_LATE"], id="P4-07"),
        pytest.param("20日締め翌月20日払い", date(2026, 11, 21), [], id="P4-08"),
        pytest.param("15日締め翌月末払い", date(2026, 11, 16), ["PAYMENT_DATE_TOO_LATE"], id="P4-09"),
        pytest.param("月末締め翌月末払い", date(2027, 1, 1), [], id="P4-10"),
        pytest.param("2026-12-11", date(2026, 12, 10), ["PAYMENT_DATE_TOO_EARLY"], id="before-acceptance"),
    ],
)
def test_the_gate_of_payment_dates(text: str, received: date, expected: list[str]) -> None:
    assert codes(text, received) == expected


def test_p4_06_pays_on_the_open_day_before_a_closed_one() -> None:
    plan = payment_terms.plan("月末締め翌月末払い", delivery_due_on=date(2026, 12, 1), acceptance_days=7)
    assert plan.due_on == date(2027, 1, 29)


def test_p4_11_a_date_on_the_year_end_break_is_paid_before_it() -> None:
    plan = payment_terms.plan("2026-12-31", delivery_due_on=date(2026, 11, 2), acceptance_days=7)
    assert plan.due_on == date(2026, 12, 30)


@pytest.mark.parametrize(
    ("text", "is_long"),
    [
        pytest.param("2026-11-30", False, id="day-30"),
        pytest.param("2026-12-01", True, id="G-02-day-31-warns"),
    ],
)
def test_the_guideline_of_30_days(text: str, is_long: bool) -> None:
    plan = payment_terms.plan(text, delivery_due_on=date(2026, 11, 1), acceptance_days=7)
    assert plan.is_long is is_long


def test_g_02_day_61_is_blocked() -> None:
    assert codes("2026-12-31", date(2026, 11, 1)) == ["PAYMENT_DATE_TOO_LATE"]


def test_the_platform_pays_in_the_first_weekly_run_after_the_acceptance_days() -> None:
    plan = payment_terms.plan("", delivery_due_on=date(2026, 12, 10), acceptance_days=7)
    assert (plan.due_on, plan.is_standard, plan.is_long) == (date(2026, 12, 25), True, False)


def due(text: str, received: date, notified: date, due_on: date = date(2026, 12, 10)) -> date:
    return payment_terms.due_for_receipt(
        text, received_on=received, notified_on=notified, due_on=due_on, acceptance_days=7
    )


def test_work_in_time_is_paid_on_the_notified_date() -> None:
    assert due("", date(2026, 12, 9), date(2026, 12, 25)) == date(2026, 12, 25)


def test_work_much_too_early_is_paid_within_60_days_of_its_receipt() -> None:
    # Received on 2026-11-01: day 60 is 2026-12-30, although 2027-01-29 was notified.
    assert due("2027-01-29", date(2026, 11, 1), date(2027, 1, 29), date(2026, 12, 20)) == date(2026, 12, 30)


def test_late_work_is_paid_by_the_same_rule_counted_from_its_receipt() -> None:
    # The Friday after the seven days is New Year: the bank day before it.
    assert due("", date(2026, 12, 20), date(2026, 12, 25)) == date(2026, 12, 30)
    assert due("月末締め翌月末払い", date(2027, 1, 5), date(2027, 1, 29)) == date(2027, 2, 26)
