"""指標の見本帳: the indicators that programmes use, as dated rows to pick from (programmes.md 5)."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from yuiwork.regions.models.indicator import Layer

_FILE = Path(__file__).parent / "data" / "indicators.csv"


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """``number`` as in programmes.md 5; ``counted``: the code that the system counts by itself (steps of the funnel,
    stamps), or nothing; ``seen``: values of other programmes, in words. Valid from a day to a day (JST), both included.
    """

    number: int
    code: str
    name: str
    formula: str
    unit: str
    layer: Layer
    counted: str
    seen: str
    valid_from: date
    valid_until: date | None


def catalogue(on: date) -> list[CatalogueEntry]:
    """The rows valid on a day, by number."""
    return [
        row for row in _rows() if row.valid_from <= on and (row.valid_until is None or on <= row.valid_until)
    ]


def counted_codes() -> frozenset[str]:
    """Indicator codes that the system counts by itself."""
    return frozenset(row.counted for row in _rows() if row.counted)


@lru_cache(maxsize=1)
def _rows() -> tuple[CatalogueEntry, ...]:
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(_entry(line) for line in csv.DictReader(lines))


def _entry(line: dict[str, str]) -> CatalogueEntry:
    return CatalogueEntry(
        number=int(line["number"]),
        code=line["code"],
        name=line["name"],
        formula=line["formula"],
        unit=line["unit"],
        layer=Layer(line["layer"]),
        counted=line["counted"],
        seen=line["seen"],
        valid_from=date.fromisoformat(line["valid_from"]),
        valid_until=date.fromisoformat(line["valid_until"]) if line["valid_until"] else None,
    )
