"""Proving that nothing in the archive was changed, removed or slipped in."""

from collections.abc import Iterator
from dataclasses import dataclass

from yuiwork.audit.models import Document
from yuiwork.audit.seal import content_hash, seal_of


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. ``code``: ``CONTENT_CHANGED``, ``FACTS_CHANGED``, ``CHAIN_BROKEN``, ``GAP``."""

    code: str
    number: str
    position: int


def check_documents() -> Iterator[Finding]:
    """Every document in the order of filing; nothing comes back when all is as it was filed."""
    expected, previous = 1, ""
    for document in Document.objects.order_by("position").iterator(chunk_size=50):
        yield from (
            Finding(code, document.number, document.position)
            for code, wrong in (
                ("GAP", document.position != expected),
                ("CONTENT_CHANGED", content_hash(bytes(document.content)) != document.sha256),
                ("FACTS_CHANGED", seal_of(document) != document.seal),
                ("CHAIN_BROKEN", document.previous_seal != previous),
            )
            if wrong
        )
        expected, previous = document.position + 1, document.seal


def count_documents() -> int:
    return Document.objects.count()
