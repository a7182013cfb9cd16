"""Dated tables: every rate, threshold and cut-over of the law is a row with a period, a source and a status.

A table is a CSV file in ``data/`` with the columns ``key,from,to,value,source,status`` and, where it needs
them, more columns of its own. ``from`` and ``to`` are JST calendar dates, both inside the period; an empty
``from`` means "since ever", an empty ``to`` means "until a later row of the same key begins".
``status`` is the confidence of the references: H, M, L, U (unverified) or P (policy of the product).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from yuiwork.japan.errors import JapanError

COMMON_COLUMNS = frozenset({"key", "from", "to", "value", "source", "status"})
STATUSES = frozenset({"H", "M", "L", "U", "P"})


class DatedTableError(JapanError):
    """A dated table has no row for this key on this day (``NO_VALUE_ON_DATE``) or knows no such key."""


@dataclass(frozen=True, slots=True)
class DatedRow:
    """One value of the law with the days on which it holds (``ends`` inclusive, None = still open)."""

    key: str
    starts: date | None
    ends: date | None
    value: str
    source: str
    status: str
    extra: Mapping[str, str]

    def holds_on(self, on: date) -> bool:
        """Whether the row's period contains the JST calendar date ``on``."""
        return (self.starts is None or self.starts <= on) and (self.ends is None or on <= self.ends)


Table = Mapping[str, tuple[DatedRow, ...]]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _row(record: Mapping[str, str]) -> DatedRow:
    return DatedRow(
        key=record["key"],
        starts=_day(record["from"]),
        ends=_day(record["to"]),
        value=record["value"],
        source=record["source"],
        status=record["status"],
        extra=MappingProxyType({name: text for name, text in record.items() if name not in COMMON_COLUMNS}),
    )


@cache
def table(name: str) -> Table:
    """All rows of ``data/<name>.csv`` by key, oldest first within a key."""
    text = files("yuiwork.japan").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    rows: dict[str, list[DatedRow]] = {}
    for record in csv.DictReader(text.splitlines()):
        row = _row(record)
        rows.setdefault(row.key, []).append(row)
    return MappingProxyType({key: tuple(sorted(found, key=_start)) for key, found in rows.items()})


def _start(row: DatedRow) -> date:
    return row.starts or date.min


def row_on(name: str, key: str, on: date) -> DatedRow:
    """The row of ``key`` that holds on the JST date ``on``: the one that began last.

    Raises DatedTableError ``UNKNOWN_KEY`` or ``NO_VALUE_ON_DATE`` (params table, key, on).
    """
    rows = table(name).get(key)
    if rows is None:
        raise DatedTableError("UNKNOWN_KEY", table=name, key=key)
    holding = [row for row in rows if row.holds_on(on)]
    if not holding:
        raise DatedTableError("NO_VALUE_ON_DATE", table=name, key=key, on=on)
    return holding[-1]


def int_on(name: str, key: str, on: date) -> int:
    """The whole-number value of ``key`` on the JST date ``on``; errors as `row_on`."""
    return int(row_on(name, key, on).value)
