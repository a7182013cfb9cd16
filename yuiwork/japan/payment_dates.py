"""The statutory payment date of the Freelance Act, art. 4 (law.md 1.4). JST dates, yen as int.

Receipt alone starts the clock: no invoice, inspection, rework request or silence moves it.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_FLOOR, Decimal

from yuiwork.japan.dates import day_n, period_end
from yuiwork.japan.errors import JapanError
from yuiwork.japan.holidays import next_bank_open, previous_bank_open
from yuiwork.japan.parameters import parameter, rate_parameter

LAST_DAY_OF_MONTH = 31

_DAYS_IN_YEAR = 365


@dataclass(frozen=True, slots=True)
class FixedDate:
    """``FIXED_DATE``: one notified payment date; None when none was set."""

    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class MonthClose:
    """``MONTH_CLOSE``: receipts up to ``close_day`` are paid on ``pay_day``, ``months_after`` months later.

    A day past the end of a month means its last day: 月末締め翌月末払い is ``MonthClose(31, 1, 31)``.
    Raises JapanError ``MONTH_CLOSE_INVALID``.
    """

    close_day: int
    months_after: int
    pay_day: int

    def __post_init__(self) -> None:
        days_exist = all(1 <= day <= LAST_DAY_OF_MONTH for day in (self.close_day, self.pay_day))
        # A payment day of the closing month itself must not lie before the closing day.
        paid_after_closing = self.months_after > 0 or self.pay_day >= self.close_day
        if not days_exist or self.months_after < 0 or not paid_after_closing:
            raise JapanError(
                "MONTH_CLOSE_INVALID",
                close_day=self.close_day,
                months_after=self.months_after,
                pay_day=self.pay_day,
            )


PaymentRule = FixedDate | MonthClose


@dataclass(frozen=True, slots=True)
class Reconsignment:
    """What a notice says of a re-consigned order (law.md 1.4.4); the exception needs all three statements."""

    stated: bool
    original_client_named: bool
    original_due_on: date | None

    @property
    def original_due(self) -> date | None:
        """The scheduled payment date of the original order, or None when the exception is void."""
        return self.original_due_on if self.stated and self.original_client_named else None


@dataclass(frozen=True, slots=True)
class PaymentDue:
    """When the pay is due by law. ``notified_on`` None: the notice set no date.

    ``is_violation``: the notified date lies past the statutory limit. ``is_long``: the effective date lies
    past the guideline's days, so the product warns.
    """

    notified_on: date | None
    limit_on: date
    due_on: date
    is_violation: bool
    is_long: bool


def notified_due(rule: PaymentRule, received_on: date) -> date | None:
    """The payment date that ``rule`` yields for a receipt on ``received_on``; None when it sets none."""
    if isinstance(rule, FixedDate):
        return rule.due_on
    closing = _day_in_month(received_on.year, received_on.month, rule.close_day)
    months_later = rule.months_after + (1 if received_on > closing else 0)
    return _day_in_month(received_on.year, received_on.month + months_later, rule.pay_day)


def statutory_limit(received_on: date, rule: PaymentRule, reconsignment: Reconsignment | None = None) -> date:
    """The latest lawful payment date (law.md 1.4.1, 1.4.2, 1.4.4).

    Raises DatedTableError ``NO_VALUE_ON_DATE`` for receipts before the act came into force.
    """
    original_due = reconsignment.original_due if reconsignment else None
    if original_due is not None:
        return day_n(original_due, parameter("fl.reconsign_days", original_due))
    limit = day_n(received_on, parameter("fl.pay_limit_days", received_on))
    if isinstance(rule, FixedDate):
        return limit
    return max(limit, period_end(received_on, parameter("fl.month_close_limit_months", received_on)))


def effective_due(
    received_on: date, rule: PaymentRule, reconsignment: Reconsignment | None = None
) -> PaymentDue:
    """The date on which the pay is due, whatever the notice says: never past the limit.

    Without a notified date it is the day of receipt, or for a valid re-consignment the original due date.
    Errors as `statutory_limit`.
    """
    limit = statutory_limit(received_on, rule, reconsignment)
    notified = notified_due(rule, received_on)
    original_due = reconsignment.original_due if reconsignment else None
    due = min(notified, limit) if notified else original_due or received_on
    return PaymentDue(
        notified_on=notified,
        limit_on=limit,
        due_on=due,
        is_violation=notified is not None and notified > limit,
        is_long=due > day_n(received_on, parameter("guideline.pay_days", received_on)),
    )


def pay_by(due_on: date, limit_on: date, *, shift_agreed: bool = False) -> date:
    """The bank day on which a pay due on ``due_on`` is paid (law.md 1.4.3).

    On a closed day it is the previous open day. With a shift agreed beforehand it is the next open day if
    that is within ``limit_on`` or the shift is at most fl.bank_shift_max_days; a longer one is not covered.
    The previous open day can lie before the receipt when pay is due at once: then pay on the day itself.
    """
    later = next_bank_open(due_on)
    if later == due_on:
        return due_on
    short = (later - due_on).days <= parameter("fl.bank_shift_max_days", due_on)
    if shift_agreed and (later <= limit_on or short):
        return later
    return previous_bank_open(due_on)


def late_interest(amount: int, due_on: date, paid_on: date, yearly_rate: Decimal | None = None) -> int:
    """Yen of interest for paying ``amount`` yen late, rounded down; 0 when paid in time (law.md 1.4.5).

    Days run from the day after ``due_on`` to ``paid_on``; a year has 365 days. ``yearly_rate`` is the rate of
    the contract or of another act as a fraction of one; without it the Civil Code's of the first late day.
    Raises JapanError ``NEGATIVE_AMOUNT``, or DatedTableError when no legal rate is known for that day.
    """
    if amount < 0:
        raise JapanError("NEGATIVE_AMOUNT", amount=amount)
    late_days = (paid_on - due_on).days
    if late_days <= 0:
        return 0
    if yearly_rate is None:
        yearly_rate = rate_parameter("civil.legal_rate", due_on + timedelta(days=1))
    interest = amount * yearly_rate * late_days / _DAYS_IN_YEAR
    return int(interest.to_integral_value(rounding=ROUND_FLOOR))


def _day_in_month(year: int, month: int, day: int) -> date:
    """``day`` of the month, or its last day; ``month`` may run past 12."""
    years, month_index = divmod(month - 1, 12)
    year, month = year + years, month_index + 1
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
