"""Reading account statements (type 03): the balance must come out before a row is believed (money.md 3.3)."""

from __future__ import annotations

from yuiwork.japan.zengin.errors import ZenginError
from yuiwork.japan.zengin.framing import Raw, Section, sections, split_records
from yuiwork.japan.zengin.layout import Values
from yuiwork.japan.zengin.own_account import own_account
from yuiwork.japan.zengin.statements import (
    DATA,
    END,
    HEADER,
    LENGTH,
    LIQUID_TYPES,
    TRAILER,
    Direction,
    Statement,
    StatementRow,
)

_CERTIFICATE = "2"


def read_statements(data: bytes) -> tuple[Statement, ...]:
    """The statements of a file, one per account; opening + in − out = closing, counts and totals agree.

    The totals of the end record are not checked: banks count them differently. Raises ZenginError:
    ``FILE_EMPTY``, ``RECORD_LENGTH``, ``RECORD_ORDER``, ``END_MISSING``, ``VALUE_WRONG``, ``NOT_DIGITS``,
    ``BYTE_NOT_ALLOWED``, ``DATE_MISSING``, the date codes of `yuiwork.japan.eras`,
    ``ACCOUNT_TYPE_UNSUPPORTED`` (time deposits), ``COUNT_MISMATCH``, ``TOTAL_MISMATCH`` or
    ``BALANCE_MISMATCH``.
    """
    found, end = sections(split_records(data, LENGTH))
    END.read(end.data, end.record)
    return tuple(_statement(section) for section in found)


def _statement(section: Section) -> Statement:
    header = HEADER.read(section.header.data, section.header.record)
    account = own_account(header)
    if account.account_type not in LIQUID_TYPES:
        raise ZenginError(
            "ACCOUNT_TYPE_UNSUPPORTED", header.record, "account_type", account_type=account.account_type
        )
    statement = Statement(
        account=account,
        created_on=header.required_day("created"),
        from_on=header.required_day("from"),
        to_on=header.required_day("to"),
        opening=_signed(header, "opening_sign", "opening"),
        rows=tuple(_row(raw) for raw in section.data),
        is_certificate=header.text("book_or_certificate") == _CERTIFICATE,
    )
    _check_trailer(TRAILER.read(section.trailer.data, section.trailer.record), statement)
    return statement


def _row(raw: Raw) -> StatementRow:
    values = DATA.read(raw.data, raw.record)
    return StatementRow(
        inquiry_no=values.text("inquiry_no"),
        posted_on=values.required_day("posted"),
        direction=_direction(values),
        amount=values.number("amount"),
        kind=values.text("kind"),
        value_on=values.day("value"),
        cheques=values.number("cheques"),
        clearing_on=values.day("clearing"),
        dishonour_on=values.day("dishonour"),
        bill_kind=_used(values, "bill_kind"),
        bill_no=_used(values, "bill_no"),
        handling_branch=_used(values, "handling_branch"),
        remitter_code=_used(values, "remitter_code"),
        remitter_name=values.text("remitter_name"),
        remitter_bank=values.text("remitter_bank"),
        remitter_branch=values.text("remitter_branch"),
        memo=values.text("memo"),
        edi=values.text("edi"),
    )


def _direction(values: Values) -> Direction:
    found = values.text("direction")
    if found not in tuple(Direction):
        raise ZenginError("VALUE_WRONG", values.record, "direction", found=found)
    return Direction(found)


def _used(values: Values, field: str) -> str:
    """Digits, or "" when they are all zeros, which is how an unused field looks."""
    text = values.text(field)
    return text if text.strip("0") else ""


def _signed(values: Values, sign_field: str, field: str) -> int:
    signs = {"1": 1, "2": -1}
    sign = signs.get(values.text(sign_field))
    if sign is None:
        raise ZenginError("VALUE_WRONG", values.record, sign_field, found=values.text(sign_field))
    return sign * values.number(field)


def _check_trailer(trailer: Values, statement: Statement) -> None:
    in_count, in_total = statement.totals(Direction.IN)
    out_count, out_total = statement.totals(Direction.OUT)
    checks = (
        ("COUNT_MISMATCH", "in_count", in_count, trailer.number("in_count")),
        ("TOTAL_MISMATCH", "in_total", in_total, trailer.number("in_total")),
        ("COUNT_MISMATCH", "out_count", out_count, trailer.number("out_count")),
        ("TOTAL_MISMATCH", "out_total", out_total, trailer.number("out_total")),
        ("COUNT_MISMATCH", "data_count", len(statement.rows), trailer.number("data_count")),
        ("BALANCE_MISMATCH", "closing", statement.closing, _signed(trailer, "closing_sign", "closing")),
    )
    for code, field, found, expected in checks:
        if found != expected:
            raise ZenginError(code, trailer.record, field, found=found, expected=expected)
