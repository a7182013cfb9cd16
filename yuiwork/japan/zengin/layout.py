"""A small declarative engine for fixed-width records: a layout is a list of fields, written and read alike.

N fields are digits, right-aligned, filled with zeros; C fields are text, left-aligned, filled with spaces.
Lengths are bytes after encoding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from yuiwork.japan.eras import era_yymmdd, parse_era_yymmdd
from yuiwork.japan.errors import DateError
from yuiwork.japan.zengin.charset import NotEncodableError, decode, encode
from yuiwork.japan.zengin.errors import ZenginError

Value = str | int | date | None


class Kind(Enum):
    """What a field holds and which Python value stands for it."""

    CONSTANT = auto()  # fixed text that a reader insists on
    NUMBER = auto()  # int: counts and yen
    CODE = auto()  # str of digits with its leading zeros: bank codes, account numbers
    TEXT = auto()  # str
    ERA_DATE = auto()  # date as YYMMDD of the era, None = zeros
    FILLER = auto()  # spaces; ignored on reading, since banks put things there


@dataclass(frozen=True, slots=True)
class Field:
    """One field. An ``optional`` N field may be blank on reading. ``characters``: what may be written."""

    name: str
    length: int
    kind: Kind
    constant: str = ""
    optional: bool = False
    characters: frozenset[str] | None = None


class Values:
    """The values of one record that was read, by field name and type."""

    def __init__(self, values: Mapping[str, Value], record: int) -> None:
        self._values = values
        self.record = record

    def text(self, name: str) -> str:
        """A TEXT, CODE or CONSTANT field."""
        value = self._values[name]
        if not isinstance(value, str):
            raise TypeError(name)
        return value

    def number(self, name: str) -> int:
        """A NUMBER field."""
        value = self._values[name]
        if not isinstance(value, int):
            raise TypeError(name)
        return value

    def day(self, name: str) -> date | None:
        """An ERA_DATE field; None when it is empty."""
        value = self._values[name]
        if value is not None and not isinstance(value, date):
            raise TypeError(name)
        return value

    def required_day(self, name: str) -> date:
        """An ERA_DATE field. Raises ZenginError ``DATE_MISSING`` when it is empty."""
        value = self.day(name)
        if value is None:
            raise ZenginError("DATE_MISSING", self.record, name)
        return value


class Layout:
    """The fields of one kind of record, in order, without gaps."""

    def __init__(self, length: int, fields: tuple[Field, ...]) -> None:
        used = sum(field.length for field in fields)
        if used > length:
            raise ValueError(f"fields take {used} of {length} bytes")
        self.length = length
        self.fields = (*fields, Field("filler", length - used, Kind.FILLER))

    def write(self, values: Mapping[str, Value], record: int) -> bytes:
        """The bytes of one record. Raises ZenginError naming ``record`` and the field."""
        return b"".join(_write_field(field, values.get(field.name), record) for field in self.fields)

    def read(self, raw: bytes, record: int) -> Values:
        """The values of one record. Raises ZenginError naming ``record`` and the field."""
        if len(raw) != self.length:
            raise ZenginError("RECORD_LENGTH", record, length=len(raw), expected=self.length)
        values: dict[str, Value] = {}
        position = 0
        for field in self.fields:
            part = raw[position : position + field.length]
            position += field.length
            if field.kind is not Kind.FILLER:
                values[field.name] = _read_field(field, part, record)
        return Values(values, record)


def _write_field(field: Field, value: Value, record: int) -> bytes:
    if field.kind is Kind.FILLER:
        return b" " * field.length
    text = _written(field, value, record)
    for character in text:
        if field.characters is not None and character not in field.characters:
            raise ZenginError("CHARACTER_NOT_ALLOWED", record, field.name, character=character)
    try:
        data = encode(text)
    except NotEncodableError as error:
        raise ZenginError("CHARACTER_NOT_ALLOWED", record, field.name, character=error.culprit) from error
    if len(data) > field.length:
        raise ZenginError("FIELD_TOO_LONG", record, field.name, length=len(data), limit=field.length)
    if field.kind in (Kind.TEXT, Kind.CONSTANT):
        return data.ljust(field.length, b" ")
    return data.rjust(field.length, b"0")


def _written(field: Field, value: Value, record: int) -> str:
    if field.kind is Kind.CONSTANT:
        return field.constant
    if value is None:
        return ""
    if field.kind is Kind.ERA_DATE and isinstance(value, date):
        try:
            return era_yymmdd(value)
        except DateError as error:
            raise ZenginError.wrapping(error, record, field.name) from error
    text = str(value)
    if field.kind is not Kind.TEXT and text and not (text.isascii() and text.isdigit()):
        raise ZenginError("NOT_DIGITS", record, field.name)
    return text


def _read_field(field: Field, part: bytes, record: int) -> Value:
    try:
        text = decode(part)
    except NotEncodableError as error:
        raise ZenginError("BYTE_NOT_ALLOWED", record, field.name, byte=error.culprit) from error
    if field.kind is Kind.CONSTANT:
        if text != field.constant.ljust(field.length):
            raise ZenginError("VALUE_WRONG", record, field.name, found=text, expected=field.constant)
        return text
    if field.kind is Kind.TEXT:
        return text.rstrip(" ")
    return _read_digits(field, text, record)


def _read_digits(field: Field, text: str, record: int) -> Value:
    if field.optional and not text.strip(" "):
        text = "0" * field.length
    if not text.isdigit():
        raise ZenginError("NOT_DIGITS", record, field.name)
    if field.kind is Kind.NUMBER:
        return int(text)
    if field.kind is Kind.CODE:
        return text
    if not text.strip("0"):
        return None
    try:
        return parse_era_yymmdd(text)
    except DateError as error:
        raise ZenginError.wrapping(error, record, field.name) from error


def constant(name: str, text: str) -> Field:
    """A field that always holds ``text``."""
    return Field(name, len(text), Kind.CONSTANT, constant=text)


def number(name: str, length: int, *, optional: bool = False) -> Field:
    """A count or an amount of yen."""
    return Field(name, length, Kind.NUMBER, optional=optional)


def code(name: str, length: int, *, optional: bool = False) -> Field:
    """Digits that are a name, not a quantity."""
    return Field(name, length, Kind.CODE, optional=optional)


def text(name: str, length: int, characters: frozenset[str] | None = None) -> Field:
    """Half-width text; ``characters`` limits what is written, never what is read."""
    return Field(name, length, Kind.TEXT, characters=characters)


def era_date(name: str, *, optional: bool = False) -> Field:
    """A date of six digits in the current era."""
    return Field(name, 6, Kind.ERA_DATE, optional=optional)
