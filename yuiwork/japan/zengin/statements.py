"""Account statements 入出金取引明細 (type 03): what a file holds, its records of 200 bytes (money.md 3.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yuiwork.japan.zengin.layout import Layout, code, constant, era_date, number, text
from yuiwork.japan.zengin.own_account import BANK_FIELDS, OwnAccount

LENGTH = 200
LIQUID_TYPES = frozenset({1, 2, 4})
"""Account types with this data layout; time deposits have another."""


class Direction(StrEnum):
    """入払区分."""

    IN = "1"
    OUT = "2"


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One movement of ``amount`` yen.

    ``kind``: 10 cash, 11 transfer, 12 cheque, 13 clearing, 14 book entry, 15 continued, 18 other, 19
    correction. For an outgoing row ``remitter_name`` begins with the contract number.
    """

    inquiry_no: str
    posted_on: date
    direction: Direction
    amount: int
    kind: str = "11"
    value_on: date | None = None
    cheques: int = 0
    clearing_on: date | None = None
    dishonour_on: date | None = None
    bill_kind: str = ""
    bill_no: str = ""
    handling_branch: str = ""
    remitter_code: str = ""
    remitter_name: str = ""
    remitter_bank: str = ""
    remitter_branch: str = ""
    memo: str = ""
    edi: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """The movements of one account in a period of JST dates; balances are yen and may be negative."""

    account: OwnAccount
    created_on: date
    from_on: date
    to_on: date
    opening: int
    rows: tuple[StatementRow, ...]
    is_certificate: bool = False

    def totals(self, direction: Direction) -> tuple[int, int]:
        """Number and yen of the rows of one direction."""
        amounts = [row.amount for row in self.rows if row.direction is direction]
        return len(amounts), sum(amounts)

    @property
    def closing(self) -> int:
        """Opening balance plus what came in minus what went out, in yen."""
        return self.opening + self.totals(Direction.IN)[1] - self.totals(Direction.OUT)[1]


HEADER = Layout(
    LENGTH,
    (
        constant("record_type", "1"),
        constant("type_code", "03"),
        constant("code_set", "0"),
        era_date("created"),
        era_date("from"),
        era_date("to"),
        *BANK_FIELDS,
        code("dummy", 3, optional=True),
        code("account_type", 1),
        code("account_number", 10),
        text("account_name", 40),
        code("opening_sign", 1),
        code("book_or_certificate", 1, optional=True),
        number("opening", 14),
    ),
)

DATA = Layout(
    LENGTH,
    (
        constant("record_type", "2"),
        code("inquiry_no", 8, optional=True),
        era_date("posted"),
        era_date("value", optional=True),
        code("direction", 1),
        code("kind", 2, optional=True),
        number("amount", 12),
        number("cheques", 12, optional=True),
        era_date("clearing", optional=True),
        era_date("dishonour", optional=True),
        code("bill_kind", 1, optional=True),
        code("bill_no", 7, optional=True),
        code("handling_branch", 3, optional=True),
        code("remitter_code", 10, optional=True),
        text("remitter_name", 48),
        text("remitter_bank", 15),
        text("remitter_branch", 15),
        text("memo", 20),
        text("edi", 20),
    ),
)

TRAILER = Layout(
    LENGTH,
    (
        constant("record_type", "8"),
        number("in_count", 6),
        number("in_total", 13),
        number("out_count", 6),
        number("out_total", 13),
        code("closing_sign", 1),
        number("closing", 14),
        number("data_count", 7),
    ),
)

END = Layout(
    LENGTH,
    (
        constant("record_type", "9"),
        number("record_total", 10, optional=True),
        number("account_count", 5, optional=True),
    ),
)
