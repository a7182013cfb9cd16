"""Records in a file: with or without line ends and the end mark of old systems (money.md 3.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from yuiwork.japan.zengin.errors import ZenginError

_END_MARK = b"\x1a"
_LINE_END = re.compile(rb"\r?\n")
_HEADER, _DATA, _TRAILER, _END = b"1", b"2", b"8", b"9"


class LineEnd(StrEnum):
    """What follows each record; every bank says which it wants."""

    NONE = "none"
    CRLF = "crlf"


@dataclass(frozen=True, slots=True)
class FileSettings:
    """How one bank wants its files: line ends, and 0x1A after the last record."""

    line_end: LineEnd = LineEnd.CRLF
    end_mark: bool = False


@dataclass(frozen=True, slots=True)
class Raw:
    """One record as bytes with its number in the file, from 1."""

    record: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Section:
    """One header with its data records and trailer: one account."""

    header: Raw
    data: tuple[Raw, ...]
    trailer: Raw


def join_records(records: Iterable[bytes], settings: FileSettings) -> bytes:
    """The bytes of a file."""
    line_end = b"\r\n" if settings.line_end is LineEnd.CRLF else b""
    body = b"".join(record + line_end for record in records)
    return body + _END_MARK if settings.end_mark else body


def split_records(data: bytes, length: int) -> list[Raw]:
    """The records of a file, whatever its line ends; a trailing 0x1A is accepted.

    Raises ZenginError ``FILE_EMPTY``, or ``RECORD_LENGTH`` for the first record that is not ``length`` bytes.
    """
    body = data.rstrip(b"\r\n" + _END_MARK)
    if not body:
        raise ZenginError("FILE_EMPTY")
    if b"\n" in body:
        lines = _LINE_END.split(body)
    else:
        lines = [body[start : start + length] for start in range(0, len(body), length)]
    for position, line in enumerate(lines, start=1):
        if len(line) != length:
            raise ZenginError("RECORD_LENGTH", position, length=len(line), expected=length)
    return [Raw(position, line) for position, line in enumerate(lines, start=1)]


def file_type(data: bytes) -> str:
    """The type code of a file ("21", "01", "03", …), to choose its reader.

    Raises ZenginError ``FILE_EMPTY`` or ``RECORD_ORDER`` when it does not begin with a header.
    """
    if not data:
        raise ZenginError("FILE_EMPTY")
    code = data[1:3]
    if data[:1] != _HEADER or len(code) != 2 or not code.isdigit():
        raise ZenginError("RECORD_ORDER", 1)
    return code.decode("ascii")


def sections(records: Iterable[Raw]) -> tuple[tuple[Section, ...], Raw]:
    """Headers with their data and trailers, and the end record.

    Raises ZenginError ``RECORD_ORDER`` for a record out of place, ``END_MISSING`` when the file stops early.
    """
    found: list[Section] = []
    header: Raw | None = None
    data: list[Raw] = []
    end: Raw | None = None
    for raw in records:
        kind = raw.data[:1]
        if end is None and header is None and kind == _HEADER:
            header, data = raw, []
        elif header is not None and kind == _DATA:
            data.append(raw)
        elif header is not None and kind == _TRAILER:
            found.append(Section(header, tuple(data), raw))
            header = None
        elif end is None and header is None and found and kind == _END:
            end = raw
        else:
            raise ZenginError("RECORD_ORDER", raw.record)
    if end is None:
        raise ZenginError("END_MISSING")
    return tuple(found), end
