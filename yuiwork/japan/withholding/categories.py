"""Which kinds of work are listed for withholding (money.md 1.2). Listed fees are exhaustive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yuiwork.japan.dated import DatedRow, row_on, table

_TABLE = "withholding_categories"


class Treatment(StrEnum):
    """How one invoice line is treated, by the substance of the work and not by a job title."""

    YES = "YES"
    NO = "NO"
    ASK = "ASK"
    """Not named in the list and practice differs: the client decides, not listed unless she says so."""
    SPLIT = "SPLIT"
    """Listed and unlisted work in one price: split the line, or the client decides for the whole."""
    YES_LESS_10K = "YES_LESS_10K"
    """Listed in no. 2 with the fixed deduction per payment and no upper step."""


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of work: ``item`` is its number in 204条1項 (None when not listed), ``label`` is Japanese."""

    code: str
    label: str
    treatment: Treatment
    item: int | None
    basis: str
    confidence: str


def category(code: str, on: date) -> Category:
    """The category ``code`` as it stands on the JST date ``on``; DatedTableError ``UNKNOWN_KEY`` if none."""
    return _category(row_on(_TABLE, code, on))


def categories(on: date) -> tuple[Category, ...]:
    """All categories in force on the JST date ``on``, in the order of the table, for a choice on a form."""
    return tuple(_category(row) for rows in table(_TABLE).values() for row in rows if row.holds_on(on))


def _category(row: DatedRow) -> Category:
    item = row.extra["item"]
    return Category(
        code=row.key,
        label=row.extra["label"],
        treatment=Treatment(row.value),
        item=int(item) if item else None,
        basis=row.source,
        confidence=row.status,
    )
