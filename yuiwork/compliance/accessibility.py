"""試験の記録: JIS X 8341-3:2016 criterion by criterion, with the tool that looked (programmes.md 3.1 RQ42).

The record says what was looked at and how; it promises nothing that nobody has tested.
"""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from yuiwork.core.languages import is_japanese
from yuiwork.core.web.components import DataTable

_FILE = Path(__file__).parent / "data" / "jis_x_8341_3.csv"

STANDARD = "JIS X 8341-3:2016"
TOOL, TOOL_VERSION = "axe-core", "4.12.1"  # as it comes with the package that the tests use
RECORDED_ON = date(2026, 11, 26)  # JST; the day on which the lines of the file were last gone through


class Result(TextChoices):
    CHECKED = "checked", _("Checked by program: no failure found")
    PARTLY = "partly", _("Checked by program as far as possible; a person still has to check")
    ABSENT = "absent", _("Nothing of this kind on our own pages")
    OPEN = "open", _("Not tested yet: a person has to check")


class Method(TextChoices):
    AXE = "axe", TOOL
    OWN = "own", _("Our own tests")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One success criterion: number and level as in the standard."""

    number: str
    level: str
    ja: str
    en: str
    result: Result
    methods: tuple[Method, ...]

    @property
    def title(self) -> str:
        return self.ja if is_japanese() else self.en


def record_table() -> DataTable:
    """Criterion by criterion, as the public page shows it."""
    columns = [_("Success criterion"), _("Level"), _("Result"), _("Looked at by")]
    rows: list[list[object]] = [
        [
            f"{row.number} {row.title}",
            row.level,
            str(row.result.label),
            " · ".join(str(method.label) for method in row.methods) or "—",
        ]
        for row in criteria()
    ]
    return DataTable(_("Criterion by criterion"), columns, rows)


@cache
def criteria() -> tuple[Criterion, ...]:
    """The 38 criteria of levels A and AA, in their order."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Criterion(
                number=line["number"],
                level=line["level"],
                ja=line["ja"],
                en=line["en"],
                result=Result(line["result"]),
                methods=tuple(Method(word) for word in line["method"].split()),
            )
            for line in csv.DictReader(lines)
        )
