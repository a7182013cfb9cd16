"""評価表: criteria, each with its steps in words, worst first.

Typed as one line per criterion, ``読みやすさ：読み返しが要る／だいたい読める／すらすら読める``; stored as
``[{"criterion": "読みやすさ", "levels": ["読み返しが要る", …]}]``. Used by exercises and graduation works.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from yuiwork.core.errors import Invalid

MIN_LEVELS, MAX_LEVELS, MAX_CRITERIA = 2, 6, 12
_AFTER_CRITERION = re.compile(r"\s*[:：]\s*")
_BETWEEN_LEVELS = re.compile(r"\s*[/／]\s*")


@dataclass(frozen=True, slots=True)
class Criterion:
    """``levels``: at least two, worst first; a mark is the position of a level, from 1."""

    criterion: str
    levels: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        return {"criterion": self.criterion, "levels": list(self.levels)}


def parse_rubric(text: str) -> list[Criterion]:
    """The rubric as typed. Raises ``Invalid`` ``RUBRIC`` that names the line and the reason."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1)]
    rubric = [_criterion(number, line) for number, line in lines if line]
    if len(rubric) > MAX_CRITERIA:
        raise _invalid(_("Please keep the rubric within %(count)d lines.") % {"count": MAX_CRITERIA})
    return rubric


def rubric_of(stored: Any) -> list[Criterion]:
    """The rubric as stored."""
    return [Criterion(row["criterion"], tuple(row["levels"])) for row in stored]


def as_text(rubric: Sequence[Criterion]) -> str:
    """As one would type it."""
    return "\n".join(f"{row.criterion}：{'／'.join(row.levels)}" for row in rubric)


def checked_marks(rubric: Sequence[Criterion], marks: Mapping[int, int]) -> dict[int, int]:
    """Level by criterion number from 1: one for each criterion.

    Raises ``Invalid`` ``RUBRIC_INCOMPLETE``, ``NO_SUCH_LEVEL``.
    """
    for number, row in enumerate(rubric, start=1):
        if number not in marks:
            words = _("Please choose a step for “%(criterion)s”.") % {"criterion": row.criterion}
            raise Invalid("RUBRIC_INCOMPLETE", words, field=f"mark_{number}")
    known = {number: len(row.levels) for number, row in enumerate(rubric, start=1)}
    for number, level in marks.items():
        if number not in known or not 1 <= level <= known[number]:
            raise Invalid("NO_SUCH_LEVEL", _("The rubric has changed. Please reload the page."))
    return dict(marks)


def _criterion(number: int, line: str) -> Criterion:
    name, colon, rest = _split(line)
    levels = tuple(part for part in _BETWEEN_LEVELS.split(rest) if part)
    where = {"line": number}
    if not colon or not name:
        raise _invalid(_("Line %(line)d: please write the criterion, a colon, and then the steps.") % where)
    if not MIN_LEVELS <= len(levels) <= MAX_LEVELS:
        words = _("Line %(line)d: please give two to six steps, worst first, with / between them.")
        raise _invalid(words % where)
    return Criterion(name, levels)


def _split(line: str) -> tuple[str, bool, str]:
    parts = _AFTER_CRITERION.split(line, maxsplit=1)
    return parts[0].strip(), len(parts) == 2, parts[1].strip() if len(parts) == 2 else ""


def _invalid(words: str) -> Invalid:
    return Invalid("RUBRIC", words, field="rubric")
