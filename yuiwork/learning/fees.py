"""参加費: what a learner pays herself, item by item; none means free (programmes.md 3.1 RQ12).

Typed as one line per item, ``テキスト（お持ち帰り）：1,500円``; stored as ``[{"name": "…", "yen": 1500}]``. Paid on the
spot to whoever runs the course: this platform takes no fees of learners.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from yuiwork.core.errors import Invalid

MAX_FEES, MAX_NAME, MAX_YEN = 10, 100, 1_000_000
_LINE = re.compile(r"(?P<name>.*\S)\s*[:：]\s*[¥￥]?(?P<yen>[0-9０-９][0-9０-９,，]*)\s*円?")
_COMMAS = re.compile("[,，]")


@dataclass(frozen=True, slots=True)
class Fee:
    """``yen`` with tax, paid once by each learner."""

    name: str
    yen: int

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "yen": self.yen}


def parse_fees(text: str) -> list[Fee]:
    """The fees as typed. Raises ``Invalid`` ``FEES`` that names the line and the reason."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1)]
    fees = [_fee(number, line) for number, line in lines if line]
    if len(fees) > MAX_FEES:
        raise _invalid(_("Please keep the fees within %(count)d lines.") % {"count": MAX_FEES})
    return fees


def fees_of(stored: Any) -> list[Fee]:
    """The fees as stored."""
    return [Fee(row["name"], row["yen"]) for row in stored]


def as_text(fees: Sequence[Fee]) -> str:
    """As one would type it."""
    return "\n".join(f"{fee.name}：{fee.yen:,}円" for fee in fees)


def _fee(number: int, line: str) -> Fee:
    found = _LINE.fullmatch(line)
    if found is None:
        words = _("Line %(number)d: please write a name, a colon and the yen, like “Textbook: 1,500”.")
        raise _invalid(words % {"number": number})
    name, yen = found["name"], int(_COMMAS.sub("", found["yen"]))
    if len(name) > MAX_NAME:
        raise _invalid(_("Line %(number)d: the name is too long.") % {"number": number})
    if not 0 < yen <= MAX_YEN:
        raise _invalid(_("Line %(number)d: please enter between 1 and 1,000,000 yen.") % {"number": number})
    return Fee(name, yen)


def _invalid(words: str) -> Invalid:
    return Invalid("FEES", words, field="fees")
