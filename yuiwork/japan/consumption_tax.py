"""Consumption tax: rates, one rounding per document and rate, unregistered suppliers, relief (money.md 2).

Amounts are integer yen; rates and shares are whole percent.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yuiwork.japan.dated import int_on, table
from yuiwork.japan.errors import JapanError

STANDARD = "standard"
REDUCED = "reduced"

_RATES = "consumption_tax"
_UNREGISTERED = "unregistered_purchases"
_RELIEF = "worker_relief"
_HUNDRED = 100


class TaxMode(StrEnum):
    """Whether the amounts of a rate are without tax (``net``, 外税) or with tax (``gross``, 内税)."""

    NET = "net"
    GROSS = "gross"


class Rounding(StrEnum):
    """How a document's tax was rounded; stored on the document (T3)."""

    FLOOR = "floor"


@dataclass(frozen=True, slots=True)
class TaxLine:
    """One line: yen (a discount is negative), rate in percent, and how the amount is meant."""

    amount: int
    rate: int
    mode: TaxMode


@dataclass(frozen=True, slots=True)
class RateTotal:
    """All lines of one rate on one document, in yen: ``net`` + ``tax`` = ``gross``."""

    rate: int
    mode: TaxMode
    net: int
    tax: int
    rounding: Rounding = Rounding.FLOOR

    @property
    def gross(self) -> int:
        """Yen with tax."""
        return self.net + self.tax


def tax_rate(on: date, key: str = STANDARD) -> int:
    """The rate in percent for a supply made (delivered, accepted) on the JST date ``on`` (T1, T5).

    A credit note uses the date of the original supply. Raises DatedTableError.
    """
    return int_on(_RATES, key, on)


def tax_on_net(net: int, rate: int) -> int:
    """Yen of tax on an amount without tax, rounded down (T4)."""
    _refuse_negative(net)
    return net * rate // _HUNDRED


def tax_in_gross(gross: int, rate: int) -> int:
    """Yen of tax contained in an amount with tax, rounded down (T4)."""
    _refuse_negative(gross)
    return gross * rate // (_HUNDRED + rate)


def document_tax(lines: Iterable[TaxLine]) -> tuple[RateTotal, ...]:
    """Totals per rate of one document, highest rate first, each rounded once (T3).

    Raises JapanError ``MIXED_TAX_MODES`` (net and gross lines within one rate) or ``NEGATIVE_AMOUNT``
    (discounts larger than the supplies of the rate).
    """
    sums: dict[int, int] = {}
    modes: dict[int, TaxMode] = {}
    for line in lines:
        if modes.setdefault(line.rate, line.mode) is not line.mode:
            raise JapanError("MIXED_TAX_MODES", rate=line.rate)
        sums[line.rate] = sums.get(line.rate, 0) + line.amount
    return tuple(_rate_total(rate, modes[rate], sums[rate]) for rate in sorted(sums, reverse=True))


def _rate_total(rate: int, mode: TaxMode, total: int) -> RateTotal:
    if mode is TaxMode.NET:
        return RateTotal(rate, mode, net=total, tax=tax_on_net(total, rate))
    tax = tax_in_gross(total, rate)
    return RateTotal(rate, mode, net=total - tax, tax=tax)


def transitional_share(on: date) -> int:
    """Percent of the contained tax a buyer may deduct for a purchase from an unregistered supplier (2.3).

    ``on`` is the JST date on which the service was received (accepted), not the day of payment.
    Raises DatedTableError ``NO_VALUE_ON_DATE`` before invoices began (2023-10-01).
    """
    return int_on(_UNREGISTERED, "deductible_percent", on)


def transitional_deduction(contained_tax: int, accepted_on: date) -> int:
    """Yen of ``contained_tax`` that the buyer may deduct, rounded down. Errors as `transitional_share`."""
    _refuse_negative(contained_tax)
    return contained_tax * transitional_share(accepted_on) // _HUNDRED


def transitional_cap(period_start: date) -> int:
    """Yen of purchases per unregistered supplier up to which the share applies, by the buyer's tax period."""
    return int_on(_UNREGISTERED, "supplier_cap_yen", period_start)


def relief_tax(output_tax: int, *, is_individual: bool, period_start: date, period_end: date) -> int | None:
    """Yen due under 2割特例 or 3割特例 for one tax period, or None when neither is open (2.4).

    For suppliers who are taxable only because they registered. ``output_tax`` in yen, result rounded down.
    """
    _refuse_negative(output_tax)
    for rows in table(_RELIEF).values():
        for row in rows:
            open_to_her = is_individual or row.extra["individuals_only"] == "no"
            began = row.starts is None or row.starts <= period_end
            if open_to_her and began and (row.ends is None or period_start <= row.ends):
                return output_tax * int(row.value) // _HUNDRED
    return None


def _refuse_negative(amount: int) -> None:
    if amount < 0:
        raise JapanError("NEGATIVE_AMOUNT", amount=amount)
