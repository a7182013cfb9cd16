"""Whether and how much a payer withholds from one payment to one person (money.md 1.1–1.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yuiwork.japan.dated import int_on
from yuiwork.japan.errors import JapanError
from yuiwork.japan.withholding.categories import Category, Treatment, category
from yuiwork.japan.withholding.formula import TaxParts, low_rate_tax_on, tax_on, tax_parts

_RATES = "withholding_rates"
_PRIZE = "contest_prize"


class WithholdingError(JapanError):
    """The payment cannot be handled automatically: ``PAYEE_NOT_RESIDENT``, ``LINE_MUST_BE_SPLIT``,
    ``NEGATIVE_AMOUNT``."""


class PayerKind(StrEnum):
    """Who pays: an association counts as a corporation (W3)."""

    CORPORATION = "corporation"
    PUBLIC = "public"
    INDIVIDUAL = "individual"


@dataclass(frozen=True, slots=True)
class Payer:
    """The client who pays. ``is_wage_withholding_agent`` matters for individuals only (W4)."""

    kind: PayerKind
    is_wage_withholding_agent: bool = False

    @property
    def withholds(self) -> bool:
        """Whether this payer withholds on listed fees at all (W3, W4)."""
        return self.kind is not PayerKind.INDIVIDUAL or self.is_wage_withholding_agent


@dataclass(frozen=True, slots=True)
class Payee:
    """The worker who is paid: an individual or her own Japanese corporation (W2, W5)."""

    is_corporation: bool = False
    is_resident: bool = True


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One line of a bill in yen. ``fee`` is without consumption tax when ``tax_shown``, else the lump sum.

    ``decided_listed`` is the client's own logged decision where the table leaves it to her (ASK, SPLIT).
    """

    category: str
    fee: int
    consumption_tax: int = 0
    tax_shown: bool = True
    decided_listed: bool | None = None

    @property
    def base(self) -> int:
        """The yen that count: without consumption tax only if the bill shows it separately (W12)."""
        return self.fee if self.tax_shown else self.fee + self.consumption_tax


class Reason(StrEnum):
    """Why the sum is what it is, for the screen that explains it."""

    WITHHELD = "withheld"
    PAYEE_IS_CORPORATION = "payee_is_corporation"
    PAYER_DOES_NOT_WITHHOLD = "payer_does_not_withhold"
    NOT_LISTED = "not_listed"
    SMALL_PRIZE = "small_prize"


@dataclass(frozen=True, slots=True)
class GroupTax:
    """The tax on all lines under one number of 204条1項; ``deducted`` = with the deduction of no. 2."""

    item: int
    deducted: bool
    base: int
    tax: int


@dataclass(frozen=True, slots=True)
class Withholding:
    """What is withheld from one payment, in yen. ``base`` is the sum on which tax was computed."""

    reason: Reason
    groups: tuple[GroupTax, ...]
    parts: TaxParts

    @property
    def base(self) -> int:
        """Sum of the bases in yen, after the deduction of no. 2."""
        return sum(group.base for group in self.groups)

    @property
    def tax(self) -> int:
        """Yen withheld from the payment."""
        return sum(group.tax for group in self.groups)


def withhold(lines: Sequence[FeeLine], *, paid_on: date, payer: Payer, payee: Payee) -> Withholding:
    """The tax withheld from one payment (all ``lines`` together) on the JST date ``paid_on``.

    The upper step is taken once per payment and number of the list, over the sum of its lines (W11).
    Raises WithholdingError (see there) and DatedTableError ``UNKNOWN_KEY`` for an unknown category.
    """
    if not payee.is_resident:
        raise WithholdingError("PAYEE_NOT_RESIDENT")
    if payee.is_corporation:
        return _nothing(Reason.PAYEE_IS_CORPORATION)
    if not payer.withholds:
        return _nothing(Reason.PAYER_DOES_NOT_WITHHOLD)
    listed = _listed_lines(lines, paid_on)
    taxed = _without_small_prize(listed, paid_on)
    if not taxed:
        return _nothing(Reason.SMALL_PRIZE if listed else Reason.NOT_LISTED)
    groups = _group(taxed, paid_on)
    return Withholding(Reason.WITHHELD, groups, tax_parts(sum(group.tax for group in groups), paid_on))


def _nothing(reason: Reason) -> Withholding:
    return Withholding(reason, (), TaxParts(0, 0, 0))


def _listed_lines(lines: Sequence[FeeLine], on: date) -> list[tuple[Category, FeeLine]]:
    listed = []
    for position, line in enumerate(lines):
        if line.fee < 0 or line.consumption_tax < 0:
            raise WithholdingError("NEGATIVE_AMOUNT", line=position)
        kind = category(line.category, on)
        if _is_listed(kind, line, position):
            listed.append((kind, line))
    return listed


def _is_listed(kind: Category, line: FeeLine, position: int) -> bool:
    if kind.treatment is Treatment.SPLIT and line.decided_listed is None:
        raise WithholdingError("LINE_MUST_BE_SPLIT", line=position, category=kind.code)
    if kind.treatment in (Treatment.ASK, Treatment.SPLIT):
        return line.decided_listed is True
    return kind.treatment is not Treatment.NO


def _without_small_prize(listed: list[tuple[Category, FeeLine]], on: date) -> list[tuple[Category, FeeLine]]:
    """Leave out prizes of an open call that are small enough in this payment (W9)."""
    prizes = sum(line.base for kind, line in listed if kind.code == _PRIZE)
    if prizes > int_on(_RATES, "prize_skip_yen", on):
        return listed
    return [(kind, line) for kind, line in listed if kind.code != _PRIZE]


def _group(listed: list[tuple[Category, FeeLine]], on: date) -> tuple[GroupTax, ...]:
    sums: dict[tuple[int, bool], int] = {}
    for kind, line in listed:
        if kind.item is None:
            raise WithholdingError("ITEM_MISSING", category=kind.code)
        group = (kind.item, kind.treatment is Treatment.YES_LESS_10K)
        sums[group] = sums.get(group, 0) + line.base
    return tuple(_group_tax(item, deducted, total, on) for (item, deducted), total in sorted(sums.items()))


def _group_tax(item: int, deducted: bool, total: int, on: date) -> GroupTax:
    if not deducted:
        return GroupTax(item, deducted, total, tax_on(total, on))
    base = max(total - int_on(_RATES, "no2_deduction_yen", on), 0)
    return GroupTax(item, deducted, base, low_rate_tax_on(base, on))
