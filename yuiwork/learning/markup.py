"""The simple markup of course pages: what an instructor types into a box, as blocks that templates escape.

A line ``---`` parts steps (one screen each); ``## `` is a heading; lines with ``- `` or ``1. `` are lists; an empty
line parts paragraphs; inside a line ``**strong**`` and ``[words](https://…)``. Everything else is plain text: there
is no way to write HTML, and only http and https addresses become links.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

_STEP = re.compile(r"^-{3,}\s*$", re.MULTILINE)
_HEADING = re.compile(r"^#{1,3}\s+(.*)$")
_BULLET = re.compile(r"^(?:[-*]\s+|・\s*)(.*)$")
_NUMBERED = re.compile(r"^\d{1,3}[.)．）]\s*(.*)$")
_SPAN = re.compile(r"\*\*(?P<strong>[^*]+)\*\*|\[(?P<words>[^\]]+)\]\((?P<url>https?://[^\s()<>\"']+)\)")


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a line. ``url`` is empty for plain and strong text."""

    text: str
    strong: bool = False
    url: str = ""


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    NUMBERS = "numbers"


@dataclass(slots=True)
class Block:
    """``lines``: one for a heading, several for a paragraph or a list."""

    kind: BlockKind
    lines: list[list[Span]] = field(default_factory=list)


def steps_of(text: str) -> list[str]:
    """The steps of a page as text, at least one."""
    parts = [part.strip() for part in _STEP.split(text.replace("\r\n", "\n"))]
    return [part for part in parts if part] or [""]


def blocks_of(text: str) -> list[Block]:
    """One step, or any marked-up text, as blocks."""
    blocks: list[Block] = []
    open_block = False
    for line in text.replace("\r\n", "\n").split("\n"):
        if not line.strip():
            open_block = False
            continue
        kind, rest = _kind_of(line.strip())
        goes_on = open_block and blocks[-1].kind == kind and kind != BlockKind.HEADING
        if not goes_on:
            blocks.append(Block(kind))
        blocks[-1].lines.append(list(_spans(rest)))
        open_block = True
    return blocks


def _kind_of(line: str) -> tuple[BlockKind, str]:
    for pattern, kind in (
        (_HEADING, BlockKind.HEADING),
        (_BULLET, BlockKind.BULLETS),
        (_NUMBERED, BlockKind.NUMBERS),
    ):
        found = pattern.match(line)
        if found and found.group(1):
            return kind, found.group(1)
    return BlockKind.PARAGRAPH, line


def _spans(line: str) -> Iterator[Span]:
    at = 0
    for found in _SPAN.finditer(line):
        if found.start() > at:
            yield Span(line[at : found.start()])
        if found["strong"] is not None:
            yield Span(found["strong"], strong=True)
        else:
            yield Span(found["words"], url=found["url"])
        at = found.end()
    if at < len(line):
        yield Span(line[at:])
