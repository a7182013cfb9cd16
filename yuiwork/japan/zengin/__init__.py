"""Bank files in the 全銀 formats (money.md 3.1–3.3): fixed-width records, one byte per character.

総合振込 (21): `write_transfers`, `read_transfers`, `returned_positions`.
振込入金通知 (01): `read_deposits`, `write_deposits`.
入出金取引明細 (03): `read_statements`, `write_statements`.
Every refusal is a `ZenginError` that names the record (line) number, the field and a reason code.
"""

from yuiwork.japan.zengin.deposit_reader import read_deposits
from yuiwork.japan.zengin.deposit_writer import write_deposits
from yuiwork.japan.zengin.deposits import Deposit, DepositFormat, DepositNotice
from yuiwork.japan.zengin.errors import ZenginError
from yuiwork.japan.zengin.framing import FileSettings, LineEnd, file_type
from yuiwork.japan.zengin.own_account import OwnAccount
from yuiwork.japan.zengin.row_keys import deposit_keys, statement_keys
from yuiwork.japan.zengin.statement_reader import read_statements
from yuiwork.japan.zengin.statement_writer import write_statements
from yuiwork.japan.zengin.statements import Direction, Statement, StatementRow
from yuiwork.japan.zengin.transfer_reader import read_transfers, returned_positions
from yuiwork.japan.zengin.transfer_writer import write_transfers
from yuiwork.japan.zengin.transfers import (
    ControlTotals,
    Requester,
    Transfer,
    TransferFile,
    TransferKind,
    TransferSettings,
)

__all__ = [
    "ControlTotals",
    "Deposit",
    "DepositFormat",
    "DepositNotice",
    "Direction",
    "FileSettings",
    "LineEnd",
    "OwnAccount",
    "Requester",
    "Statement",
    "StatementRow",
    "Transfer",
    "TransferFile",
    "TransferKind",
    "TransferSettings",
    "ZenginError",
    "deposit_keys",
    "file_type",
    "read_deposits",
    "read_statements",
    "read_transfers",
    "returned_positions",
    "statement_keys",
    "write_deposits",
    "write_statements",
    "write_transfers",
]
