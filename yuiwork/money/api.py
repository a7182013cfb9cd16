"""The door of the money room: holds, deposits, payouts, statements. No way to move money at will."""

from yuiwork.money.models import BankAccount, HoldState
from yuiwork.money.queries.balances import payable_of
from yuiwork.money.queries.bank_accounts import bank_account_of
from yuiwork.money.queries.holds import HoldView, TransferView, hold, holds_for
from yuiwork.money.queries.payout_dates import next_payout_date
from yuiwork.money.queries.statement_of import StatementLine, statement_of
from yuiwork.money.use_cases import (
    ImportResult,
    cancel_hold,
    import_statement,
    refund_hold,
    release_hold,
    request_hold,
    split_hold,
)

__all__ = [
    "BankAccount",
    "HoldState",
    "HoldView",
    "ImportResult",
    "StatementLine",
    "TransferView",
    "bank_account_of",
    "cancel_hold",
    "hold",
    "holds_for",
    "import_statement",
    "next_payout_date",
    "payable_of",
    "refund_hold",
    "release_hold",
    "request_hold",
    "split_hold",
    "statement_of",
]
