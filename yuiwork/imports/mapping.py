"""Which column of a file is which of ours: guessed from the headings, changeable by a person."""

import re

from yuiwork.imports.kinds import Kind
from yuiwork.imports.reading import Sheet
from yuiwork.japan.text import nfkc, without_spaces

_BRACKETS = re.compile(r"[(（\[【［].*?[)）\]】］]")
_SIGNS = re.compile(r"[・:：※*＊/／\-_。、.]")
_HEADER_SEARCH = 15  # rows: titles, dates and seals stand above the table in office files
_ENOUGH = 2  # headings known in one row make it the header

Mapping = dict[int, str]  # column of the file from 1: name of our column


def plain(heading: str) -> str:
    """A heading as it is compared: no brackets, signs, spaces or widths."""
    return without_spaces(_SIGNS.sub("", _BRACKETS.sub("", nfkc(heading)))).casefold()


def find_header(kind: Kind, sheet: Sheet) -> int:
    """The number of the row with the most known headings; 1 when none has enough."""
    found = [
        (len(guess(kind, row)), -number) for number, row in enumerate(sheet.rows[:_HEADER_SEARCH], start=1)
    ]
    known, number = max(found)
    return -number if known >= _ENOUGH else 1


def guess(kind: Kind, headings: tuple[str, ...]) -> Mapping:
    """Exact headings first, then those that begin or end with a known one; each of ours once."""
    names = _known(kind)
    mapping: Mapping = {}
    for exact in (True, False):
        for position, heading in enumerate(headings, start=1):
            text = plain(heading)
            if position in mapping or not text:
                continue
            name = names.get(text, "") if exact else _close(names, text)
            if name and name not in mapping.values():
                mapping[position] = name
    return dict(sorted(mapping.items()))


def _close(names: dict[str, str], text: str) -> str:
    hits = [known for known in names if len(known) > 1 and (text.startswith(known) or text.endswith(known))]
    return names[max(hits, key=len)] if hits else ""


def _known(kind: Kind) -> dict[str, str]:
    return {plain(word): column.name for column in kind.columns for word in (column.heading, *column.aliases)}
