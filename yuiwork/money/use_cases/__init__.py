from yuiwork.money.use_cases.bank_accounts import save_bank_account, save_sender_account, save_yucho_account
from yuiwork.money.use_cases.hold_rows import wait_for_hold
from yuiwork.money.use_cases.holds import cancel_hold, request_hold
from yuiwork.money.use_cases.import_statement import ImportResult, import_statement
from yuiwork.money.use_cases.lines import Explanation, explain_line, match_deposit, refund_by_line
from yuiwork.money.use_cases.payout_file import export_payout_run
from yuiwork.money.use_cases.payout_results import mark_payout_run_sent, return_payout
from yuiwork.money.use_cases.payout_runs import discard_payout_run, prepare_payout_run
from yuiwork.money.use_cases.refunds import mark_refund_paid
from yuiwork.money.use_cases.settle import refund_hold, release_hold, split_hold

__all__ = [
    "Explanation",
    "ImportResult",
    "cancel_hold",
    "discard_payout_run",
    "explain_line",
    "export_payout_run",
    "import_statement",
    "mark_payout_run_sent",
    "mark_refund_paid",
    "match_deposit",
    "prepare_payout_run",
    "refund_by_line",
    "refund_hold",
    "release_hold",
    "request_hold",
    "return_payout",
    "save_bank_account",
    "save_sender_account",
    "save_yucho_account",
    "split_hold",
    "wait_for_hold",
]
