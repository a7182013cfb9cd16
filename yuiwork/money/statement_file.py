"""A bank's file as rows of one shape, whichever of its two types it is (money.md 3.3)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from yuiwork.core.errors import Invalid
from yuiwork.japan.bank_kana import match_key
from yuiwork.japan.zengin import (
    DepositNotice,
    Direction,
    OwnAccount,
    Statement,
    ZenginError,
    deposit_keys,
    file_type,
    read_deposits,
    read_statements,
    statement_keys,
)
from yuiwork.money.bank_file_wording import worded

DEPOSIT_NOTICE = "01"
STATEMENT = "03"
_CORRECTION = "19"
_FIRST_DATA_RECORD = 2


@dataclass(frozen=True, slots=True)
class BankRow:
    """One movement; ``is_cancel`` takes an earlier deposit back.

    ``record``: its place among the rows of its file.
    """

    key: str
    record: int
    posted_on: date
    is_incoming: bool
    is_cancel: bool
    amount: int
    remitter_name: str
    remitter_key: str
    edi: str
    memo: str


@dataclass(frozen=True, slots=True)
class BankFile:
    """One account's file; ``opening`` and ``closing`` yen only in type 03."""

    type_code: str
    account: OwnAccount
    from_on: date
    to_on: date
    opening: int | None
    closing: int | None
    rows: tuple[BankRow, ...]


def read_bank_file(content: bytes, ours: Callable[[OwnAccount], bool]) -> BankFile:
    """Read our account out of a file of type 01 or 03.

    Raises ``Invalid`` at ``file``: ``FILE_TYPE_UNKNOWN``, ``STATEMENT_OTHER_ACCOUNT``, or the reader's own
    code with a sentence that names the line and the reason. Nothing is half-read.
    """
    try:
        for one in _sections(content):
            if ours(one.account):
                return one
    except ZenginError as error:
        raise Invalid(error.code, worded(error), field="file") from error
    raise Invalid(
        "STATEMENT_OTHER_ACCOUNT",
        _("This file is about another account than the one for deposits."),
        field="file",
    )


def _sections(content: bytes) -> list[BankFile]:
    type_code = file_type(content)
    if type_code == DEPOSIT_NOTICE:
        notices = read_deposits(content)
        return [_from_notice(one, keys) for one, keys in zip(notices, deposit_keys(notices), strict=True)]
    if type_code == STATEMENT:
        statements = read_statements(content)
        return [
            _from_statement(one, keys)
            for one, keys in zip(statements, statement_keys(statements), strict=True)
        ]
    raise Invalid(
        "FILE_TYPE_UNKNOWN",
        _("Please upload a statement (入出金明細, type 03) or a deposit notice (振込入金通知, type 01)."),
        field="file",
    )


def _from_notice(notice: DepositNotice, keys: tuple[str, ...]) -> BankFile:
    rows = tuple(
        BankRow(
            key=key,
            record=record,
            posted_on=one.posted_on,
            is_incoming=not one.is_cancel,
            is_cancel=one.is_cancel,
            amount=one.amount,
            remitter_name=one.remitter_name,
            remitter_key=match_key(one.remitter_name),
            edi=one.edi,
            memo="",
        )
        for record, (one, key) in enumerate(zip(notice.deposits, keys, strict=True), start=_FIRST_DATA_RECORD)
        if one.amount > 0
    )
    return BankFile(DEPOSIT_NOTICE, notice.account, notice.from_on, notice.to_on, None, None, rows)


def _from_statement(statement: Statement, keys: tuple[str, ...]) -> BankFile:
    rows = tuple(
        BankRow(
            key=key,
            record=record,
            posted_on=row.posted_on,
            is_incoming=row.direction is Direction.IN,
            is_cancel=row.direction is Direction.OUT and row.kind == _CORRECTION,
            amount=row.amount,
            remitter_name=row.remitter_name,
            remitter_key=match_key(row.remitter_name),
            edi=row.edi,
            memo=row.memo,
        )
        for record, (row, key) in enumerate(zip(statement.rows, keys, strict=True), start=_FIRST_DATA_RECORD)
        if row.amount > 0
    )
    return BankFile(
        STATEMENT,
        statement.account,
        statement.from_on,
        statement.to_on,
        statement.opening,
        statement.closing,
        rows,
    )
