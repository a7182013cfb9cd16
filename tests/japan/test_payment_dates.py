"""The statutory payment date (law.md 1.4) and the pay deadlines of money.md 3.6."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuiwork.japan.dated import DatedTableError
from yuiwork.japan.dates import day_n
from yuiwork.japan.errors import JapanError
from yuiwork.japan.holidays import is_bank_closed
from yuiwork.japan.payment_dates import (
    FixedDate,
    MonthClose,
    PaymentRule,
    Reconsignment,
    effective_due,
    late_interest,
    notified_due,
    pay_by,
    statutory_limit,
)

MONTH_END_NEXT_MONTH_END = MonthClose(31, 1, 31)


@pytest.mark.parametrize(
    ("received_on", "rule", "notified", "limit", "due", "violation"),
    [
        pytest.param(
            date(2026, 11, 1), FixedDate(), None, date(2026, 12, 30), date(2026, 11, 1), False, id="P4-01"
        ),
        pytest.param(
            date(2026, 11, 1),
            FixedDate(date(2026, 12, 30)),
            date(2026, 12, 30),
            date(2026, 12, 30),
            date(2026, 12, 30),
            False,
            id="P4-02",
        ),
        pytest.param(
            date(2026, 11, 1),
            FixedDate(date(2026, 12, 31)),
            date(2026, 12, 31),
            date(2026, 12, 30),
            date(2026, 12, 30),
            True,
            id="P4-03",
        ),
        pytest.param(
            date(2026, 7, 1),
            MONTH_END_NEXT_MONTH_END,
            date(2026, 8, 31),
            date(2026, 8, 31),
            date(2026, 8, 31),
            False,
            id="P4-04",
        ),
        pytest.param(
            date(2026, 7, 1),
            FixedDate(date(2026, 8, 31)),
            date(2026, 8, 31),
            date(2026, 8, 29),
            date(2026, 8, 29),
            True,
            id="P4-05",
        ),
        pytest.param(
            date(2026, 12, 1),
            MONTH_END_NEXT_MONTH_END,
            date(2027, 1, 31),
            date(2027, 1, 31),
            date(2027, 1, 31),
            False,
            id="P4-06",
        ),
        pytest.param(
            date(2026, 11, 1),
            MonthClose(31, 2, 10),
            date(2027, 1, 10),
            date(2026, 12, 31),
            date(2026, 12, 31),
            True,
            id="P4-07",
        ),
        pytest.param(
            date(2026, 11, 21),
            MonthClose(20, 1, 20),
            date(2027, 1, 20),
            date(2027, 1, 20),
            date(2027, 1, 20),
            False,
            id="P4-08",
        ),
        pytest.param(
            date(2026, 11, 16),
            MonthClose(15, 1, 31),
            date(2027, 1, 31),
            date(2027, 1, 15),
            date(2027, 1, 15),
            True,
            id="P4-09",
        ),
        pytest.param(
            date(2027, 1, 1),
            MONTH_END_NEXT_MONTH_END,
            date(2027, 2, 28),
            date(2027, 3, 1),
            date(2027, 2, 28),
            False,
            id="P4-10",
        ),
    ],
)
def test_pay_is_due_on_the_notified_date_but_never_past_the_limit(
    received_on: date, rule: PaymentRule, notified: date | None, limit: date, due: date, violation: bool
) -> None:
    found = effective_due(received_on, rule)
    assert (found.notified_on, found.limit_on) == (notified, limit)
    assert (found.due_on, found.is_violation) == (due, violation)


@pytest.mark.parametrize(
    ("due_on", "is_long"),
    [
        pytest.param(date(2026, 12, 30), True, id="P4-02-warn"),
        pytest.param(date(2026, 11, 30), False, id="guideline-day-30"),
        pytest.param(date(2026, 12, 1), True, id="guideline-day-31"),
    ],
)
def test_a_due_date_past_the_guideline_is_marked_as_long(due_on: date, is_long: bool) -> None:
    assert effective_due(date(2026, 11, 1), FixedDate(due_on)).is_long is is_long


@pytest.mark.parametrize(
    ("due_on", "limit_on", "agreed", "pay_on"),
    [
        pytest.param(date(2027, 1, 31), date(2027, 1, 31), True, date(2027, 2, 1), id="P4-06-shift-agreed"),
        pytest.param(date(2027, 1, 31), date(2027, 1, 31), False, date(2027, 1, 29), id="P4-06-no-shift"),
        pytest.param(date(2026, 12, 31), date(2026, 12, 31), True, date(2026, 12, 30), id="P4-11-agreed"),
        pytest.param(date(2026, 12, 31), date(2026, 12, 31), False, date(2026, 12, 30), id="P4-11"),
        pytest.param(date(2026, 12, 31), date(2027, 1, 4), True, date(2027, 1, 4), id="long-shift-in-limit"),
        pytest.param(date(2026, 11, 24), date(2026, 11, 24), True, date(2026, 11, 24), id="open-day-stays"),
        pytest.param(date(2027, 1, 21), date(2027, 1, 21), False, date(2027, 1, 21), id="money-3.6-1123"),
        pytest.param(date(2027, 2, 7), date(2027, 2, 7), False, date(2027, 2, 5), id="money-3.6-1210"),
    ],
)
def test_a_date_on_which_banks_are_closed_is_moved(
    due_on: date, limit_on: date, agreed: bool, pay_on: date
) -> None:
    assert pay_by(due_on, limit_on, shift_agreed=agreed) == pay_on


def test_p4_11_the_limit_itself_is_a_closed_day() -> None:
    found = effective_due(date(2026, 11, 2), FixedDate(date(2026, 12, 31)))
    assert not found.is_violation
    assert pay_by(found.due_on, found.limit_on) == date(2026, 12, 30)


@pytest.mark.parametrize(
    ("delivered_on", "latest"),
    [
        pytest.param(date(2026, 11, 23), date(2027, 1, 21), id="money-3.6-2026-11-23"),
        pytest.param(date(2026, 12, 10), date(2027, 2, 7), id="money-3.6-2026-12-10"),
    ],
)
def test_sixty_days_are_counted_from_the_day_of_delivery(delivered_on: date, latest: date) -> None:
    assert statutory_limit(delivered_on, FixedDate()) == latest


P = date(2026, 12, 31)
STATED = Reconsignment(stated=True, original_client_named=True, original_due_on=P)


@pytest.mark.parametrize(
    ("statements", "notified", "due", "violation"),
    [
        pytest.param(STATED, date(2027, 1, 29), date(2027, 1, 29), False, id="P4-12"),
        pytest.param(STATED, date(2027, 1, 30), date(2027, 1, 29), True, id="P4-13"),
        pytest.param(
            Reconsignment(True, False, P), date(2027, 1, 29), date(2026, 12, 30), True, id="P4-14-no-client"
        ),
        pytest.param(
            Reconsignment(True, True, None), date(2027, 1, 29), date(2026, 12, 30), True, id="P4-14-no-date"
        ),
        pytest.param(
            Reconsignment(False, True, P), date(2027, 1, 29), date(2026, 12, 30), True, id="P4-14-not-stated"
        ),
        pytest.param(STATED, None, P, False, id="P4-15"),
    ],
)
def test_a_re_consigned_order_follows_the_original_date_if_all_three_items_are_stated(
    statements: Reconsignment, notified: date | None, due: date, violation: bool
) -> None:
    found = effective_due(date(2026, 11, 1), FixedDate(notified), statements)
    assert (found.due_on, found.is_violation) == (due, violation)


@given(received_on=st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_p4_16_only_the_scheduled_date_of_the_original_order_counts(received_on: date) -> None:
    """However late the original client pays, and whenever the part was received, the limit stays."""
    assert statutory_limit(received_on, FixedDate(), STATED) == date(2027, 1, 29)


@pytest.mark.parametrize(
    ("amount", "due_on", "paid_on", "rate", "yen"),
    [
        pytest.param(100_000, date(2026, 12, 30), date(2027, 1, 10), None, 90, id="P4-17"),
        pytest.param(100_000, date(2026, 12, 30), date(2027, 1, 10), Decimal("0.146"), 440, id="TT-10"),
        pytest.param(100_000, date(2026, 12, 30), date(2026, 12, 30), None, 0, id="paid-on-the-day"),
        pytest.param(100_000, date(2026, 12, 30), date(2026, 12, 1), None, 0, id="paid-early"),
    ],
)
def test_late_interest_is_exact_and_rounded_down(
    amount: int, due_on: date, paid_on: date, rate: Decimal | None, yen: int
) -> None:
    assert late_interest(amount, due_on, paid_on, rate) == yen


def test_late_interest_is_refused_where_no_rate_is_known() -> None:
    with pytest.raises(DatedTableError, match="NO_VALUE_ON_DATE"):
        late_interest(100_000, date(2029, 3, 31), date(2029, 4, 10))
    with pytest.raises(JapanError, match="NEGATIVE_AMOUNT"):
        late_interest(-1, date(2026, 12, 30), date(2027, 1, 10))


def test_receipts_before_the_act_have_no_limit_here() -> None:
    with pytest.raises(DatedTableError, match="NO_VALUE_ON_DATE"):
        statutory_limit(date(2024, 10, 31), FixedDate())


@pytest.mark.parametrize(
    ("rule", "received_on", "due"),
    [
        pytest.param(MonthClose(20, 1, 20), date(2026, 11, 20), date(2026, 12, 20), id="on-closing-day"),
        pytest.param(MonthClose(31, 1, 31), date(2027, 1, 31), date(2027, 2, 28), id="into-february"),
        pytest.param(MonthClose(15, 0, 25), date(2026, 11, 16), date(2026, 12, 25), id="same-month"),
        pytest.param(MonthClose(31, 1, 10), date(2026, 12, 5), date(2027, 1, 10), id="over-the-year"),
        pytest.param(MonthClose(31, 1, 10), date(2026, 4, 30), date(2026, 5, 10), id="last-day-of-april"),
    ],
)
def test_a_closing_rule_gives_a_date(rule: MonthClose, received_on: date, due: date) -> None:
    assert notified_due(rule, received_on) == due


@pytest.mark.parametrize("days", [(0, 1, 31), (32, 1, 31), (31, -1, 31), (31, 1, 0), (20, 0, 10)])
def test_a_closing_rule_that_means_nothing_is_refused(days: tuple[int, int, int]) -> None:
    with pytest.raises(JapanError, match="MONTH_CLOSE_INVALID"):
        MonthClose(*days)


@given(
    received_on=st.dates(date(2025, 1, 1), date(2030, 12, 31)),
    rule=st.builds(MonthClose, st.integers(1, 31), st.integers(1, 3), st.integers(1, 31))
    | st.builds(FixedDate, st.none() | st.dates(date(2025, 1, 1), date(2031, 12, 31))),
    agreed=st.booleans(),
)
def test_pay_never_passes_the_limit_by_more_than_a_short_bank_shift(
    received_on: date, rule: PaymentRule, agreed: bool
) -> None:
    found = effective_due(received_on, rule)
    pay_on = pay_by(found.due_on, found.limit_on, shift_agreed=agreed)
    assert found.due_on <= found.limit_on
    assert found.limit_on >= day_n(received_on, 60)
    assert not is_bank_closed(pay_on)
    assert (pay_on - found.limit_on).days <= (2 if agreed else 0)
