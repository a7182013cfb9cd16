"""Writing deposit notices (type 01): what a bank would send, for the demo and the tests (money.md 3.3)."""

from __future__ import annotations

from collections.abc import Sequence

from yuiwork.japan.zengin.deposits import (
    DATA_A,
    DATA_B,
    END,
    HEADER,
    TRAILER,
    Deposit,
    DepositFormat,
    DepositNotice,
)
from yuiwork.japan.zengin.framing import FileSettings, join_records
from yuiwork.japan.zengin.layout import Value

_TEN_DIGITS = 10_000_000_000
_DEFAULT_SETTINGS = FileSettings()


def write_deposits(
    notices: Sequence[DepositNotice],
    deposit_format: DepositFormat = DepositFormat.A,
    settings: FileSettings = _DEFAULT_SETTINGS,
) -> bytes:
    """The bytes of a file with one section per notice; its trailers are computed.

    Raises ZenginError ``FIELD_TOO_LONG`` (an amount of 11 digits needs format B), ``CHARACTER_NOT_ALLOWED``,
    ``NOT_DIGITS`` or ``OUTSIDE_ERA``.
    """
    records: list[bytes] = []
    for notice in notices:
        records.append(HEADER.write(_header(notice), len(records) + 1))
        for deposit in notice.deposits:
            records.append(_data(deposit, deposit_format, len(records) + 1))
        records.append(TRAILER.write(_trailer(notice), len(records) + 1))
    records.append(END.write({}, len(records) + 1))
    return join_records(records, settings)


def _header(notice: DepositNotice) -> dict[str, Value]:
    return {
        **notice.account.values(),
        "created": notice.created_on,
        "from": notice.from_on,
        "to": notice.to_on,
    }


def _data(deposit: Deposit, deposit_format: DepositFormat, record: int) -> bytes:
    values: dict[str, Value] = {
        "inquiry_no": deposit.inquiry_no,
        "posted": deposit.posted_on,
        "value": deposit.value_on,
        "amount": deposit.amount,
        "cheques": deposit.cheques,
        "remitter_code": deposit.remitter_code,
        "remitter_name": deposit.remitter_name,
        "remitter_bank": deposit.remitter_bank,
        "remitter_branch": deposit.remitter_branch,
        "cancel": "1" if deposit.is_cancel else "",
        "edi": deposit.edi,
    }
    if deposit_format is DepositFormat.A:
        return DATA_A.write(values, record)
    if deposit.amount >= _TEN_DIGITS:
        values |= {"amount": 0, "cheques": 0, "amount_2": deposit.amount, "cheques_2": deposit.cheques}
    return DATA_B.write(values, record)


def _trailer(notice: DepositNotice) -> dict[str, Value]:
    cancelled = [one.amount for one in notice.deposits if one.is_cancel]
    return {
        "count": len(notice.deposits) - len(cancelled),
        "total": notice.total,
        "cancel_count": len(cancelled),
        "cancel_total": sum(cancelled),
    }
