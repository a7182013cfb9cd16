"""Reading a bulk transfer file: our own, or one a bank returns, before anything is posted (money.md 3.2)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from yuiwork.japan.bank_kana import bank_kana
from yuiwork.japan.bank_master import Account
from yuiwork.japan.zengin.errors import ZenginError
from yuiwork.japan.zengin.framing import Raw, sections, split_records
from yuiwork.japan.zengin.layout import Values
from yuiwork.japan.zengin.transfers import (
    DATA_WITH_CODES,
    DATA_WITH_EDI,
    EDI_MARK,
    END,
    HEADER,
    LENGTH,
    TRAILER,
    Requester,
    Transfer,
    TransferFile,
)

_FIRST_DATA_RECORD = 2
_MARKER_POSITION = 113


def read_transfers(data: bytes, *, near: date) -> TransferFile:
    """A transfer file whose count and total agree with its records.

    The header has month and day only; the year is the one that brings the date closest to the JST date
    ``near``. Names come as they are in the file. Raises ZenginError: ``FILE_EMPTY``, ``RECORD_LENGTH``,
    ``RECORD_ORDER``, ``END_MISSING``, ``VALUE_WRONG``, ``NOT_DIGITS``, ``BYTE_NOT_ALLOWED``,
    ``DATE_INVALID``, ``AMOUNT_OUT_OF_RANGE``, ``COUNT_MISMATCH`` or ``TOTAL_MISMATCH``.
    """
    found, end = sections(split_records(data, LENGTH))
    END.read(end.data, end.record)
    if len(found) > 1:
        raise ZenginError("RECORD_ORDER", found[1].header.record)
    section = found[0]
    header = HEADER.read(section.header.data, section.header.record)
    transfer_on = _date_near(header, near)
    result = TransferFile(
        requester=Requester(header.text("requester_code"), header.text("requester_name"), _account(header)),
        transfer_on=transfer_on,
        transfers=tuple(_transfer(raw, transfer_on) for raw in section.data),
    )
    _check_trailer(TRAILER.read(section.trailer.data, section.trailer.record), result)
    return result


def returned_positions(returned: TransferFile, sent: Sequence[Transfer]) -> tuple[int, ...]:
    """Which of the transfers we sent a returned file names, as positions in ``sent``, in the file's order.

    A row must agree in account, name, amount and key; identical transfers are matched one by one.
    Raises ZenginError ``RETURNED_NOT_SENT`` with the record number: then post nothing.
    """
    waiting: dict[tuple[object, ...], list[int]] = {}
    for position, transfer in enumerate(sent):
        name = bank_kana(transfer.payee_name)
        waiting.setdefault(_identity(transfer, name), []).append(position)
    positions = []
    for record, transfer in enumerate(returned.transfers, start=_FIRST_DATA_RECORD):
        candidates = waiting.get(_identity(transfer, transfer.payee_name))
        if not candidates:
            raise ZenginError("RETURNED_NOT_SENT", record)
        positions.append(candidates.pop(0))
    return tuple(positions)


def _transfer(raw: Raw, transfer_on: date) -> Transfer:
    has_edi = raw.data[_MARKER_POSITION - 1 : _MARKER_POSITION] == EDI_MARK.encode("ascii")
    values = (DATA_WITH_EDI if has_edi else DATA_WITH_CODES).read(raw.data, raw.record)
    amount = values.number("amount")
    if amount == 0:
        raise ZenginError("AMOUNT_OUT_OF_RANGE", raw.record, "amount", amount=amount)
    return Transfer(
        account=_account(values),
        payee_name=values.text("payee_name"),
        amount=amount,
        transfer_on=transfer_on,
        customer_code_1="" if has_edi else _key(values, "customer_code_1"),
        customer_code_2="" if has_edi else _key(values, "customer_code_2"),
        edi=values.text("edi") if has_edi else "",
        new_code=int(values.text("new_code")),
    )


def _account(values: Values) -> Account:
    return Account(
        bank_code=values.text("bank_code"),
        branch_code=values.text("branch_code"),
        account_type=int(values.text("account_type")),
        number=values.text("account_number"),
    )


def _key(values: Values, field: str) -> str:
    """A customer code; zeros mean that it is not used."""
    text = values.text(field)
    return text if text.strip("0") else ""


def _date_near(header: Values, near: date) -> date:
    text = header.text("transfer_date")
    month, day = int(text[:2]), int(text[2:])
    candidates = []
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            candidates.append(date(year, month, day))
        except ValueError:
            continue
    if not candidates:
        raise ZenginError("DATE_INVALID", header.record, "transfer_date", found=text)
    return min(candidates, key=lambda one: abs(one - near))


def _check_trailer(trailer: Values, result: TransferFile) -> None:
    count, total = trailer.number("count"), trailer.number("total")
    control = result.control
    if count != control.count:
        raise ZenginError("COUNT_MISMATCH", trailer.record, "count", found=control.count, expected=count)
    if total != control.total:
        raise ZenginError("TOTAL_MISMATCH", trailer.record, "total", found=control.total, expected=total)


def _identity(transfer: Transfer, name: str) -> tuple[object, ...]:
    account = transfer.account
    return (
        (account.bank_code, account.branch_code, account.account_type, account.number.lstrip("0")),
        name,
        transfer.amount,
        transfer.customer_code_1.lstrip("0"),
        transfer.customer_code_2.lstrip("0"),
        transfer.edi,
    )
