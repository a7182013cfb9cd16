"""What a report is made of: a table with its title, its definition and perhaps a bar chart."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from yuiwork.core.charts import HIDDEN
from yuiwork.core.suppression import Masked
from yuiwork.core.web.components import DataTable
from yuiwork.japan.dates import fiscal_year, fiscal_year_bounds
from yuiwork.regions import api as regions


@dataclass(frozen=True, slots=True)
class Scope:
    """A programme and a period, first and last JST day both inside; ``today`` is the day of counting (JST)."""

    programme: regions.Programme
    first: date
    last: date
    today: date

    @property
    def year(self) -> int:
        """The fiscal year in which the period ends."""
        return fiscal_year(self.last)

    @property
    def is_whole_year(self) -> bool:
        return (self.first, self.last) == fiscal_year_bounds(self.year)


@dataclass(frozen=True, slots=True)
class Block:
    """One figure. Cells are text and whole numbers only, already masked: the same on screen and in every file.

    ``bars``: what is drawn, in the order of the rows; None is a hidden one. ``names``: it names people.
    """

    code: str
    title: str
    definition: str
    table: DataTable
    bars: tuple[tuple[str, Masked], ...] = ()
    names: bool = False
    notes: tuple[str, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Every count in it is 0, hidden or not entered, and no word stands beside them: on screen, a sentence does."""
        looked_at = self.table.numeric | set(range(1, len(self.table.columns)))
        cells = [row[index] for row in self.table.rows for index in looked_at]
        return bool(cells) and all(cell in (0, HIDDEN, NONE) for cell in cells)

    def as_json(self) -> dict[str, Any]:
        """Plain values, for freezing."""
        return {
            "code": self.code,
            "title": str(self.title),
            "definition": str(self.definition),
            "caption": str(self.table.caption),
            "columns": [str(column) for column in self.table.columns],
            "rows": [
                [cell if isinstance(cell, int) else str(cell) for cell in row] for row in self.table.rows
            ],
            "numeric": sorted(self.table.numeric),
            "bars": [list(bar) for bar in self.bars],
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any], notes: tuple[str, ...] = ()) -> "Block":
        return cls(
            code=kept["code"],
            title=kept["title"],
            definition=kept["definition"],
            table=DataTable(kept["caption"], kept["columns"], kept["rows"], frozenset(kept["numeric"])),
            bars=tuple((label, value) for label, value in kept["bars"]),
            notes=notes,
        )


NONE = "－"  # not set, not entered, nothing to say


def shown(value: Masked) -> object:
    """A cell of a table: the number, or the sign of a hidden one."""
    return HIDDEN if value is None else value


def share_of(part: Masked, whole: Masked) -> str:
    """Per cent with one decimal; hidden as soon as one of the two is."""
    if part is None or whole is None:
        return HIDDEN
    return f"{100 * part / whole:.1f}%" if whole else NONE


Provider = Callable[[Scope], list[Block]]


def bars_of(
    table: DataTable, *, column: int = 1, without_last: bool = False
) -> tuple[tuple[str, Masked], ...]:
    """Bars from a column of counts; the sign of a hidden cell is no bar. ``without_last``: the total stays out."""
    rows = table.rows[:-1] if without_last else table.rows
    found = []
    for row in rows:
        value = row[column]
        found.append((str(row[0]), value if isinstance(value, int) else None if value == HIDDEN else 0))
    return tuple(found)
