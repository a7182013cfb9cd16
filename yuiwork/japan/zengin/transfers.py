"""Bulk transfers 総合振込 (type code 21): what a file holds, and its records of 120 bytes (money.md 3.1)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from yuiwork.japan.bank_kana import LETTERS, NAME_CHARACTERS
from yuiwork.japan.bank_master import Account
from yuiwork.japan.zengin.framing import FileSettings
from yuiwork.japan.zengin.layout import Layout, code, constant, number, text

LENGTH = 120
EDI_MARK = "Y"

_BANK_NAME_CHARACTERS = LETTERS | {"-"}


@dataclass(frozen=True, slots=True)
class Requester:
    """Who pays: the code the bank gave her, her registered name, and the account the money leaves."""

    code: str
    name: str
    account: Account


@dataclass(frozen=True, slots=True)
class Transfer:
    """One transfer of ``amount`` yen on the JST date ``transfer_on``.

    Either the two customer codes (own keys, up to 10 digits) or ``edi`` (up to 20 characters) carry our key.
    ``new_code``: 1 first transfer, 2 changed, 0 other.
    """

    account: Account
    payee_name: str
    amount: int
    transfer_on: date
    customer_code_1: str = ""
    customer_code_2: str = ""
    edi: str = ""
    new_code: int = 0


@dataclass(frozen=True, slots=True)
class ControlTotals:
    """How many transfers and how many yen the ledger says a file must hold."""

    count: int
    total: int


@dataclass(frozen=True, slots=True)
class TransferFile:
    """A file that was read; count and total of its trailer agree with ``transfers``."""

    requester: Requester
    transfer_on: date
    transfers: tuple[Transfer, ...]

    @property
    def control(self) -> ControlTotals:
        """Count and total yen of the transfers."""
        return ControlTotals(len(self.transfers), sum(one.amount for one in self.transfers))


class TransferKind(StrEnum):
    """振込指定区分."""

    WIRE = "7"
    DOCUMENT = "8"
    BLANK = " "


@dataclass(frozen=True, slots=True)
class TransferSettings:
    """How one bank wants its transfer files: one row of settings per bank."""

    file: FileSettings = field(default_factory=FileSettings)
    kind: TransferKind = TransferKind.WIRE
    blank_clearing_house: bool = False
    bank_names: bool = True


HEADER = Layout(
    LENGTH,
    (
        constant("record_type", "1"),
        constant("type_code", "21"),
        constant("code_set", "0"),
        code("requester_code", 10),
        text("requester_name", 40, NAME_CHARACTERS),
        code("transfer_date", 4),
        code("bank_code", 4),
        text("bank_name", 15, _BANK_NAME_CHARACTERS),
        code("branch_code", 3),
        text("branch_name", 15, _BANK_NAME_CHARACTERS),
        code("account_type", 1),
        code("account_number", 7),
    ),
)

_PAYEE = (
    constant("record_type", "2"),
    code("bank_code", 4),
    text("bank_name", 15, _BANK_NAME_CHARACTERS),
    code("branch_code", 3),
    text("branch_name", 15, _BANK_NAME_CHARACTERS),
    # Unused since clearing houses closed: zeros or spaces as the bank wishes, so text.
    text("clearing_house", 4),
    code("account_type", 1),
    code("account_number", 7),
    text("payee_name", 30, NAME_CHARACTERS),
    number("amount", 10),
    code("new_code", 1, optional=True),
)

DATA_WITH_CODES = Layout(
    LENGTH,
    (
        *_PAYEE,
        code("customer_code_1", 10, optional=True),
        code("customer_code_2", 10, optional=True),
        text("kind", 1),
        text("marker", 1),
    ),
)

DATA_WITH_EDI = Layout(
    LENGTH,
    (*_PAYEE, text("edi", 20, NAME_CHARACTERS), text("kind", 1), constant("marker", EDI_MARK)),
)

TRAILER = Layout(LENGTH, (constant("record_type", "8"), number("count", 6), number("total", 12)))

END = Layout(LENGTH, (constant("record_type", "9"),))
