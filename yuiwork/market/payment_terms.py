"""When the pay is due: the platform's rule, a client's own rule, and the limits of the law (law.md 1.3, 1.4).

The date hangs on the receipt of the work and on nothing else: not on an invoice, not on the inspection.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from yuiwork.core.errors import Invalid
from yuiwork.japan.errors import JapanError
from yuiwork.japan.payment_dates import (
    LAST_DAY_OF_MONTH,
    FixedDate,
    MonthClose,
    PaymentRule,
    effective_due,
    pay_by,
    statutory_limit,
)
from yuiwork.market.problems import Problem
from yuiwork.money import api as money

FIELD = "payment_text"

_ONE_DAY = timedelta(days=1)
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_CLOSE = re.compile(
    r"(月末|末日|(\d{1,2})日)(?:締め?|〆)(当月|翌月|翌々月)(月末|末日|末|(\d{1,2})日)(?:払い?|支払い?)?"
)
_MONTHS = {"当月": 0, "翌月": 1, "翌々月": 2}
_INVOICE_OR_INSPECTION = re.compile(r"請求|検収|検査|確認(?:の)?(?:後|月)")


@dataclass(frozen=True, slots=True)
class PaymentPlan:
    """The notified payment: its rule, the date for a delivery on the due date, and what to say about it."""

    rule: PaymentRule
    due_on: date
    is_standard: bool
    is_long: bool  # later than the guideline's days (law.md 3, G-02)


def read_rule(text: str) -> PaymentRule:
    """A client's own rule as typed: one date, or a monthly closing such as 月末締め翌月末払い.

    Raises ``Invalid``: ``PAYMENT_BASE_NOT_RECEIPT`` (invoice or inspection), ``PAYMENT_DATE_NOT_SPECIFIC``.
    """
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    if _INVOICE_OR_INSPECTION.search(plain):
        raise Invalid(
            "PAYMENT_BASE_NOT_RECEIPT",
            _(
                "The payment date must follow from the day of delivery, not from an invoice or the inspection."
            ),
            field=FIELD,
        )
    rule = _fixed(plain) or _month_close(plain)
    if rule is None:
        raise Invalid(
            "PAYMENT_DATE_NOT_SPECIFIC",
            _(
                "Please give one day on which you pay, not a deadline (for example 2027-01-29, or 月末締め翌月末払い)."
            ),
            field=FIELD,
        )
    return rule


def rule_of(text: str) -> PaymentRule | None:
    """A client's own rule that has been checked before; None for the platform's."""
    return read_rule(text) if text else None


def plan(text: str, *, delivery_due_on: date, acceptance_days: int) -> PaymentPlan:
    """The payment for a delivery on its due date. Raises ``Invalid`` as ``read_rule`` does."""
    standard = standard_date(delivery_due_on, acceptance_days)
    rule: PaymentRule = read_rule(text) if text else FixedDate(standard)
    due = effective_due(delivery_due_on, rule)
    return PaymentPlan(
        rule=rule,
        due_on=pay_by(due.due_on, due.limit_on),
        is_standard=not text,
        is_long=due.is_long,
    )


def problems_of(text: str, *, delivery_due_on: date, acceptance_days: int) -> list[Problem]:
    """What is wrong with a payment rule for this delivery date: past the law's limit, or before acceptance."""
    try:
        rule: PaymentRule = (
            read_rule(text) if text else FixedDate(standard_date(delivery_due_on, acceptance_days))
        )
    except Invalid as refusal:
        return [Problem(refusal.code, refusal.message, FIELD)]
    due = effective_due(delivery_due_on, rule)
    if due.is_violation:
        message = _(
            "This date is later than the law allows for this delivery date. Please choose an earlier one."
        )
        return [Problem("PAYMENT_DATE_TOO_LATE", message, FIELD)]
    if pay_by(due.due_on, due.limit_on) < standard_date(delivery_due_on, acceptance_days):
        message = _("This date is before the days for acceptance have passed and the weekly payout has run.")
        return [Problem("PAYMENT_DATE_TOO_EARLY", message, FIELD)]
    return []


def standard_date(delivery_due_on: date, acceptance_days: int) -> date:
    """The platform's payment date: the first weekly payout after the last day for acceptance (law.md 1.4.5)."""
    # Silence accepts on the day after the last day; a run of that same day would already be prepared.
    return money.next_payout_date(delivery_due_on + timedelta(days=acceptance_days) + _ONE_DAY)


def due_for_receipt(
    text: str, *, received_on: date, notified_on: date, due_on: date, acceptance_days: int
) -> date:
    """The date on which the pay is due for what was received on ``received_on`` (law.md 1.4.1).

    In time: the notified date, never past the limit that runs from the receipt. After the delivery date
    ``due_on`` the notified date cannot be kept as it stands: the same rule then counts from the receipt.
    """
    if text:
        rule = read_rule(text)
        if not (isinstance(rule, FixedDate) and received_on > due_on):
            due = effective_due(received_on, rule)
            return pay_by(due.due_on, due.limit_on)
    limit = statutory_limit(received_on, FixedDate(notified_on))
    if received_on > due_on:
        return min(standard_date(received_on, acceptance_days), limit)
    return min(notified_on, limit)


def _fixed(plain: str) -> FixedDate | None:
    found = _DATE.fullmatch(plain)
    if found is None:
        return None
    try:
        return FixedDate(date(int(found[1]), int(found[2]), int(found[3])))
    except ValueError:
        return None


def _month_close(plain: str) -> MonthClose | None:
    found = _CLOSE.fullmatch(plain)
    if found is None:
        return None
    close_day = int(found[2]) if found[2] else LAST_DAY_OF_MONTH
    pay_day = int(found[5]) if found[5] else LAST_DAY_OF_MONTH
    try:
        return MonthClose(close_day, _MONTHS[found[3]], pay_day)
    except JapanError:
        return None
