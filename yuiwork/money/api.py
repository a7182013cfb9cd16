"""The door of the money room: holds, deposits, payouts, statements. No way to move money at will."""

from yuiwork.money.models import (
    BankAccount,
    HoldState,
    Payout,
    PayoutRun,
    PayoutState,
    RunState,
    SenderAccount,
)
from yuiwork.money.queries.balances import payable_of
from yuiwork.money.queries.bank_accounts import bank_account_of
from yuiwork.money.queries.holds import HoldView, TransferView, hold, holds_for
from yuiwork.money.queries.next_steps import next_steps
from yuiwork.money.queries.payout_dates import next_payout_date
from yuiwork.money.queries.sender import sender_account
from yuiwork.money.queries.statement_of import StatementLine, statement_of
from yuiwork.money.use_cases import (
    Explanation,
    ImportResult,
    cancel_hold,
    discard_payout_run,
    explain_line,
    export_payout_run,
    import_statement,
    mark_payout_run_sent,
    mark_refund_paid,
    match_deposit,
    prepare_payout_run,
    refund_by_line,
    refund_hold,
    release_hold,
    request_hold,
    return_payout,
    save_bank_account,
    save_sender_account,
    save_yucho_account,
    split_hold,
    wait_for_hold,
)

__all__ = [
    "BankAccount",
    "Explanation",
    "HoldState",
    "HoldView",
    "ImportResult",
    "Payout",
    "PayoutRun",
    "PayoutState",
    "RunState",
    "SenderAccount",
    "StatementLine",
    "TransferView",
    "bank_account_of",
    "cancel_hold",
    "discard_payout_run",
    "explain_line",
    "export_payout_run",
    "hold",
    "holds_for",
    "import_statement",
    "mark_payout_run_sent",
    "mark_refund_paid",
    "match_deposit",
    "next_payout_date",
    "next_steps",
    "payable_of",
    "prepare_payout_run",
    "refund_by_line",
    "refund_hold",
    "release_hold",
    "request_hold",
    "return_payout",
    "save_bank_account",
    "save_sender_account",
    "save_yucho_account",
    "sender_account",
    "split_hold",
    "statement_of",
    "wait_for_hold",
]
