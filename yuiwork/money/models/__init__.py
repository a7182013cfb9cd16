from yuiwork.money.models.account import Account, AccountBalance, AccountKind, OwnerType
from yuiwork.money.models.bank_account import BankAccount, SenderAccount
from yuiwork.money.models.hold import HOLD_MACHINE, Hold, HoldState
from yuiwork.money.models.payout import PAYOUT_MACHINE, RUN_MACHINE, Payout, PayoutRun, PayoutState, RunState
from yuiwork.money.models.statement import ImportedLine, LineState, StatementImport
from yuiwork.money.models.transfer import Entry, Side, Transfer, TransferKind

__all__ = [
    "HOLD_MACHINE",
    "PAYOUT_MACHINE",
    "RUN_MACHINE",
    "Account",
    "AccountBalance",
    "AccountKind",
    "BankAccount",
    "Entry",
    "Hold",
    "HoldState",
    "ImportedLine",
    "LineState",
    "OwnerType",
    "Payout",
    "PayoutRun",
    "PayoutState",
    "RunState",
    "SenderAccount",
    "Side",
    "StatementImport",
    "Transfer",
    "TransferKind",
]
