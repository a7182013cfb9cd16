"""A key for each row of a bank's file, so that importing the same file twice creates nothing (money.md 3.3).

The bank's inquiry number is optional, so rows may look alike; an ordinal counts them within the file. The two
kinds of file number their rows apart: import one kind per account, never both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from yuiwork.japan.zengin.deposits import DepositNotice
from yuiwork.japan.zengin.own_account import OwnAccount
from yuiwork.japan.zengin.statements import Direction, Statement


def deposit_keys(notices: Sequence[DepositNotice]) -> tuple[tuple[str, ...], ...]:
    """For each notice the keys of its deposits, in their order.

    A cancelling row counts as going out: it must not be taken for the deposit that it cancels.
    """
    seen: Counter[str] = Counter()
    keys = []
    for notice in notices:
        rows = (
            _row(
                notice.account,
                one.posted_on,
                one.inquiry_no,
                Direction.OUT if one.is_cancel else Direction.IN,
                one.amount,
            )
            for one in notice.deposits
        )
        keys.append(_with_ordinals(rows, seen))
    return tuple(keys)


def statement_keys(statements: Sequence[Statement]) -> tuple[tuple[str, ...], ...]:
    """For each statement the keys of its rows, in their order."""
    seen: Counter[str] = Counter()
    keys = []
    for statement in statements:
        rows = (
            _row(statement.account, row.posted_on, row.inquiry_no, row.direction, row.amount)
            for row in statement.rows
        )
        keys.append(_with_ordinals(rows, seen))
    return tuple(keys)


def _row(account: OwnAccount, posted_on: date, inquiry_no: str, direction: Direction, amount: int) -> str:
    home = f"{account.bank_code}-{account.branch_code}-{account.account_type}-{account.number}"
    return f"{home}:{posted_on.isoformat()}:{inquiry_no}:{direction.value}:{amount}"


def _with_ordinals(rows: Iterable[str], seen: Counter[str]) -> tuple[str, ...]:
    keys = []
    for row in rows:
        seen[row] += 1
        keys.append(f"{row}:{seen[row]}")
    return tuple(keys)
