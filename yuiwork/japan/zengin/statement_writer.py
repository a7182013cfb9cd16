"""Writing account statements (type 03): what a bank would send, for the demo and the tests (money.md 3.3)."""

from __future__ import annotations

from collections.abc import Sequence

from yuiwork.japan.zengin.framing import FileSettings, join_records
from yuiwork.japan.zengin.layout import Value
from yuiwork.japan.zengin.statements import DATA, END, HEADER, TRAILER, Direction, Statement, StatementRow

_DEFAULT_SETTINGS = FileSettings()


def write_statements(statements: Sequence[Statement], settings: FileSettings = _DEFAULT_SETTINGS) -> bytes:
    """The bytes of a file with one section per account; its trailers are computed.

    Raises ZenginError ``FIELD_TOO_LONG``, ``CHARACTER_NOT_ALLOWED``, ``NOT_DIGITS`` or ``OUTSIDE_ERA``.
    """
    records: list[bytes] = []
    for statement in statements:
        records.append(HEADER.write(_header(statement), len(records) + 1))
        for row in statement.rows:
            records.append(DATA.write(_data(row), len(records) + 1))
        records.append(TRAILER.write(_trailer(statement), len(records) + 1))
    end: dict[str, Value] = {"record_total": len(records) + 1, "account_count": len(statements)}
    records.append(END.write(end, len(records) + 1))
    return join_records(records, settings)


def _header(statement: Statement) -> dict[str, Value]:
    return {
        **statement.account.values(),
        "created": statement.created_on,
        "from": statement.from_on,
        "to": statement.to_on,
        "opening_sign": _sign(statement.opening),
        "book_or_certificate": "2" if statement.is_certificate else "1",
        "opening": abs(statement.opening),
    }


def _data(row: StatementRow) -> dict[str, Value]:
    return {
        "inquiry_no": row.inquiry_no,
        "posted": row.posted_on,
        "value": row.value_on,
        "direction": row.direction.value,
        "kind": row.kind,
        "amount": row.amount,
        "cheques": row.cheques,
        "clearing": row.clearing_on,
        "dishonour": row.dishonour_on,
        "bill_kind": row.bill_kind,
        "bill_no": row.bill_no,
        "handling_branch": row.handling_branch,
        "remitter_code": row.remitter_code,
        "remitter_name": row.remitter_name,
        "remitter_bank": row.remitter_bank,
        "remitter_branch": row.remitter_branch,
        "memo": row.memo,
        "edi": row.edi,
    }


def _trailer(statement: Statement) -> dict[str, Value]:
    in_count, in_total = statement.totals(Direction.IN)
    out_count, out_total = statement.totals(Direction.OUT)
    return {
        "in_count": in_count,
        "in_total": in_total,
        "out_count": out_count,
        "out_total": out_total,
        "closing_sign": _sign(statement.closing),
        "closing": abs(statement.closing),
        "data_count": len(statement.rows),
    }


def _sign(yen: int) -> str:
    return "2" if yen < 0 else "1"
