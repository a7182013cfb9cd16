"""csv and tab-separated text: UTF-8 with or without BOM, UTF-16 as Excel saves "Unicode text", or cp932."""

import codecs
import csv
import io

from yuiwork.imports.reading.sheet import FileProblem, Note, Sheet, checked

_SUBSTITUTES = ("〓", "\ufffd")
_FORMULA_STARTS = ("=", "+", "-", "@")
_DELIMITERS = ",\t;"
_SNIFFED_LINES = 20


def read_delimited(content: bytes) -> Sheet:
    """Raises FileProblem ``NOT_DECODABLE`` with the first row that cannot be read, or ``CSV_BROKEN``."""
    text, encoding = _decode(content)
    rows = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        for cells in reader:
            rows.append(tuple(_plain(cell) for cell in cells))
    except csv.Error as error:
        raise FileProblem("CSV_BROKEN", row=len(rows) + 1) from error
    notes = [Note("READ_AS", {"encoding": encoding})]
    if any(sign in text for sign in _SUBSTITUTES):
        notes.append(Note("LOST_CHARACTERS"))
    return Sheet("", checked(rows), encoding, tuple(notes))


def _plain(cell: str) -> str:
    """Without outer spaces, and without the ' that keeps a text from being taken for a formula."""
    text = cell.strip()
    return text[1:].strip() if text.startswith("'") and text[1:].startswith(_FORMULA_STARTS) else text


def _decode(content: bytes) -> tuple[str, str]:
    """UTF-8 first: text in cp932 is almost never valid UTF-8, while the reverse happens."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _or_problem(content, "utf-16"), "UTF-16"
    if content.startswith(codecs.BOM_UTF8):
        return _or_problem(content, "utf-8-sig"), "UTF-8"
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _or_problem(content, "cp932"), "Shift_JIS (cp932)"


def _or_problem(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileProblem("NOT_DECODABLE", row=content.count(b"\n", 0, error.start) + 1) from error


def _delimiter(text: str) -> str:
    """Whatever separates most in the first lines; a comma when nothing does."""
    head = "\n".join(text.splitlines()[:_SNIFFED_LINES])
    return max(_DELIMITERS, key=head.count)
