"""Writing a bulk transfer file: everything a bank or our own books would reject is refused (money.md 3.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from yuiwork.japan.bank_kana import PAYEE_NAME_BYTES, REQUESTER_NAME_BYTES, bank_kana
from yuiwork.japan.bank_master import (
    CURRENT,
    ORDINARY,
    OTHER,
    Account,
    bank,
    branch,
    file_name,
    validate_account,
)
from yuiwork.japan.errors import JapanError
from yuiwork.japan.holidays import is_bank_closed
from yuiwork.japan.zengin.errors import ZenginError
from yuiwork.japan.zengin.framing import join_records
from yuiwork.japan.zengin.layout import Value
from yuiwork.japan.zengin.transfers import (
    DATA_WITH_CODES,
    DATA_WITH_EDI,
    END,
    HEADER,
    TRAILER,
    ControlTotals,
    Requester,
    Transfer,
    TransferSettings,
)

_FIRST_DATA_RECORD = 2
_REQUESTER_TYPES = frozenset({ORDINARY, CURRENT, OTHER})
_NEW_CODES = frozenset({0, 1, 2})
_AMOUNT_LIMIT = 9_999_999_999
_DEFAULT_SETTINGS = TransferSettings()


def write_transfers(
    requester: Requester,
    transfers: Sequence[Transfer],
    *,
    control: ControlTotals,
    settings: TransferSettings = _DEFAULT_SETTINGS,
) -> bytes:
    """The bytes of one file. Names are normalised to bank kana, never cut.

    ``control`` comes from the ledger, not from ``transfers``: it is what the trailer must say.
    Raises ZenginError: ``NO_TRANSFERS``, ``MIXED_DATES``, ``DATE_BANK_CLOSED``, ``AMOUNT_OUT_OF_RANGE``,
    ``COUNT_MISMATCH``, ``TOTAL_MISMATCH``, ``EDI_AND_CODES``, ``NEW_CODE_INVALID``, ``FIELD_TOO_LONG``,
    ``CHARACTER_NOT_ALLOWED``, ``NOT_DIGITS``, and the codes of AccountError and BankKanaError.
    """
    transfer_on = _one_date(transfers)
    records = [_header(requester, transfer_on, settings)]
    for record, transfer in enumerate(transfers, start=_FIRST_DATA_RECORD):
        records.append(_data(transfer, record, settings))
    records.append(_trailer(transfers, control, record=len(records) + 1))
    records.append(END.write({}, record=len(records) + 1))
    return join_records(records, settings.file)


def _one_date(transfers: Sequence[Transfer]) -> date:
    if not transfers:
        raise ZenginError("NO_TRANSFERS")
    transfer_on = transfers[0].transfer_on
    for record, transfer in enumerate(transfers, start=_FIRST_DATA_RECORD):
        if transfer.transfer_on != transfer_on:
            raise ZenginError("MIXED_DATES", record, "transfer_date", date=transfer.transfer_on)
    if is_bank_closed(transfer_on):
        raise ZenginError("DATE_BANK_CLOSED", 1, "transfer_date", date=transfer_on)
    return transfer_on


def _header(requester: Requester, transfer_on: date, settings: TransferSettings) -> bytes:
    account_type = requester.account.account_type
    if account_type not in _REQUESTER_TYPES:
        raise ZenginError("ACCOUNT_TYPE_INVALID", 1, "account_type", account_type=account_type)
    values: dict[str, Value] = {
        **_account_values(requester.account, 1, settings),
        "requester_code": requester.code,
        "requester_name": _name(requester.name, 1, "requester_name", REQUESTER_NAME_BYTES),
        "transfer_date": f"{transfer_on:%m%d}",
    }
    return HEADER.write(values, record=1)


def _data(transfer: Transfer, record: int, settings: TransferSettings) -> bytes:
    if not 1 <= transfer.amount <= _AMOUNT_LIMIT:
        raise ZenginError("AMOUNT_OUT_OF_RANGE", record, "amount", amount=transfer.amount)
    if transfer.new_code not in _NEW_CODES:
        raise ZenginError("NEW_CODE_INVALID", record, "new_code", new_code=transfer.new_code)
    if transfer.edi and (transfer.customer_code_1 or transfer.customer_code_2):
        raise ZenginError("EDI_AND_CODES", record, "edi")
    values: dict[str, Value] = {
        **_account_values(transfer.account, record, settings),
        "clearing_house": "" if settings.blank_clearing_house else "0000",
        "payee_name": _name(transfer.payee_name, record, "payee_name", PAYEE_NAME_BYTES),
        "amount": transfer.amount,
        "new_code": str(transfer.new_code),
        "customer_code_1": transfer.customer_code_1,
        "customer_code_2": transfer.customer_code_2,
        "edi": transfer.edi,
        "kind": settings.kind.value,
    }
    layout = DATA_WITH_EDI if transfer.edi else DATA_WITH_CODES
    return layout.write(values, record)


def _trailer(transfers: Sequence[Transfer], control: ControlTotals, record: int) -> bytes:
    count, total = len(transfers), sum(transfer.amount for transfer in transfers)
    if count != control.count:
        raise ZenginError("COUNT_MISMATCH", record, "count", found=count, expected=control.count)
    if total != control.total:
        raise ZenginError("TOTAL_MISMATCH", record, "total", found=total, expected=control.total)
    return TRAILER.write({"count": count, "total": total}, record)


def _account_values(account: Account, record: int, settings: TransferSettings) -> dict[str, Value]:
    """Bank, branch and account fields of a record; the account is checked again, for a master ages."""
    try:
        checked = validate_account(
            account.bank_code, account.branch_code, account.account_type, account.number
        )
        home, counter = bank(checked.bank_code), branch(checked.bank_code, checked.branch_code)
    except JapanError as error:
        raise ZenginError.wrapping(error, record, _account_field(error.code)) from error
    return {
        "bank_code": checked.bank_code,
        "bank_name": file_name(home.kana) if settings.bank_names else "",
        "branch_code": checked.branch_code,
        "branch_name": file_name(counter.kana) if settings.bank_names else "",
        "account_type": str(checked.account_type),
        "account_number": checked.number,
    }


def _account_field(code: str) -> str:
    if code.startswith("BANK_"):
        return "bank_code"
    if code.startswith("BRANCH_"):
        return "branch_code"
    return "account_type" if code == "ACCOUNT_TYPE_INVALID" else "account_number"


def _name(name: str, record: int, field: str, limit: int) -> str:
    try:
        return bank_kana(name, limit=limit)
    except JapanError as error:
        raise ZenginError.wrapping(error, record, field) from error
