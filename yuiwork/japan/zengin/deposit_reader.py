"""Reading deposit notices (type 01), formats A and B told apart record by record (money.md 3.3)."""

from __future__ import annotations

from yuiwork.japan.zengin.deposits import DATA_A, DATA_B, END, HEADER, LENGTH, TRAILER, Deposit, DepositNotice
from yuiwork.japan.zengin.errors import ZenginError
from yuiwork.japan.zengin.framing import Raw, Section, sections, split_records
from yuiwork.japan.zengin.layout import Values
from yuiwork.japan.zengin.own_account import own_account

_SECOND_AMOUNTS = slice(128, 152)
_CANCELLED = "1"


def read_deposits(data: bytes) -> tuple[DepositNotice, ...]:
    """The notices of a file, one per account, each with counts and totals that agree with its trailer.

    Raises ZenginError: ``FILE_EMPTY``, ``RECORD_LENGTH``, ``RECORD_ORDER``, ``END_MISSING``, ``VALUE_WRONG``,
    ``NOT_DIGITS``, ``BYTE_NOT_ALLOWED``, ``DATE_MISSING``, the date codes of `yuiwork.japan.eras`,
    ``COUNT_MISMATCH`` or ``TOTAL_MISMATCH``.
    """
    found, end = sections(split_records(data, LENGTH))
    END.read(end.data, end.record)
    return tuple(_notice(section) for section in found)


def _notice(section: Section) -> DepositNotice:
    header = HEADER.read(section.header.data, section.header.record)
    notice = DepositNotice(
        account=own_account(header),
        created_on=header.required_day("created"),
        from_on=header.required_day("from"),
        to_on=header.required_day("to"),
        deposits=tuple(_deposit(raw) for raw in section.data),
    )
    _check_trailer(TRAILER.read(section.trailer.data, section.trailer.record), notice)
    return notice


def _deposit(raw: Raw) -> Deposit:
    second = raw.data[_SECOND_AMOUNTS]
    is_b = second.isdigit()
    values = (DATA_B if is_b else DATA_A).read(raw.data, raw.record)
    amount, cheques = values.number("amount"), values.number("cheques")
    if is_b and amount == 0 and values.number("amount_2") > 0:
        amount, cheques = values.number("amount_2"), values.number("cheques_2")
    code = values.text("remitter_code")
    return Deposit(
        inquiry_no=values.text("inquiry_no"),
        posted_on=values.required_day("posted"),
        value_on=values.day("value"),
        amount=amount,
        cheques=cheques,
        remitter_code=code if code.strip("0") else "",
        remitter_name=values.text("remitter_name"),
        remitter_bank=values.text("remitter_bank"),
        remitter_branch=values.text("remitter_branch"),
        is_cancel=values.text("cancel") == _CANCELLED,
        edi=values.text("edi"),
    )


def _check_trailer(trailer: Values, notice: DepositNotice) -> None:
    """Compare with the trailer. Banks differ in whether its total takes in cancelled rows: both are accepted.

    The cancel fields are optional: zeros say nothing unless a count is given.
    """
    amounts = [one.amount for one in notice.deposits]
    cancelled = [one.amount for one in notice.deposits if one.is_cancel]
    every = (len(amounts), sum(amounts))
    standing = (len(amounts) - len(cancelled), notice.total)
    stated = (trailer.number("count"), trailer.number("total"))
    if stated not in (every, standing):
        is_count = stated[0] not in (every[0], standing[0])
        code, field = ("COUNT_MISMATCH", "count") if is_count else ("TOTAL_MISMATCH", "total")
        raise ZenginError(code, trailer.record, field, found=standing, expected=stated)
    cancel_count, cancel_total = trailer.number("cancel_count"), trailer.number("cancel_total")
    if cancel_count == 0 and cancel_total == 0:
        return
    if cancel_count != len(cancelled):
        raise ZenginError(
            "COUNT_MISMATCH", trailer.record, "cancel_count", found=len(cancelled), expected=cancel_count
        )
    if cancel_total != sum(cancelled):
        raise ZenginError(
            "TOTAL_MISMATCH", trailer.record, "cancel_total", found=sum(cancelled), expected=cancel_total
        )
