"""Deposit notices 振込入金通知 (type 01): what a file holds, its records of 200 bytes (money.md 3.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yuiwork.japan.zengin.layout import Field, Layout, code, constant, era_date, number, text
from yuiwork.japan.zengin.own_account import BANK_FIELDS, OwnAccount

LENGTH = 200


class DepositFormat(StrEnum):
    """Format B has room for amounts of 12 digits."""

    A = "A"
    B = "B"


@dataclass(frozen=True, slots=True)
class Deposit:
    """One deposit of ``amount`` yen, of which ``cheques`` yen not yet collected.

    ``is_cancel``: the row takes back an earlier deposit. ``remitter_name`` is as the sending bank wrote it.
    """

    inquiry_no: str
    posted_on: date
    amount: int
    remitter_name: str
    value_on: date | None = None
    cheques: int = 0
    remitter_code: str = ""
    remitter_bank: str = ""
    remitter_branch: str = ""
    is_cancel: bool = False
    edi: str = ""


@dataclass(frozen=True, slots=True)
class DepositNotice:
    """The deposits to one account in a period of JST dates; totals agree with the trailer."""

    account: OwnAccount
    created_on: date
    from_on: date
    to_on: date
    deposits: tuple[Deposit, ...]

    @property
    def total(self) -> int:
        """Yen of the deposits that stand, cancelling rows left out."""
        return sum(one.amount for one in self.deposits if not one.is_cancel)


HEADER = Layout(
    LENGTH,
    (
        constant("record_type", "1"),
        constant("type_code", "01"),
        constant("code_set", "0"),
        era_date("created"),
        era_date("from"),
        era_date("to"),
        *BANK_FIELDS,
        code("account_type", 1),
        code("account_number", 7),
        text("account_name", 40),
    ),
)

_COMMON: tuple[Field, ...] = (
    constant("record_type", "2"),
    code("inquiry_no", 6, optional=True),
    era_date("posted"),
    era_date("value", optional=True),
    number("amount", 10),
    number("cheques", 10, optional=True),
    code("remitter_code", 10, optional=True),
    text("remitter_name", 48),
    text("remitter_bank", 15),
    text("remitter_branch", 15),
    text("cancel", 1),
)

DATA_A = Layout(LENGTH, (*_COMMON, text("edi", 20)))
DATA_B = Layout(LENGTH, (*_COMMON, number("amount_2", 12), number("cheques_2", 12), text("edi", 20)))

TRAILER = Layout(
    LENGTH,
    (
        constant("record_type", "8"),
        number("count", 6),
        number("total", 12),
        number("cancel_count", 6, optional=True),
        number("cancel_total", 12, optional=True),
    ),
)

END = Layout(LENGTH, (constant("record_type", "9"),))
