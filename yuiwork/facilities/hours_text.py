"""Opening hours of a day as people write them: 10:00-12:00, 13:00～17:00, in figures and dashes of every kind."""

import itertools
import re
import unicodedata
from collections.abc import Iterable
from datetime import time

_DASH = re.compile(r"\s*[-–—―~〜∼−ー]\s*")
_CLOCK = re.compile(r"([0-9]{1,2})(?::([0-9]{2})|時([0-9]{1,2})分|時半|時)?")
_HALF = 30
_BETWEEN = re.compile(r"[,、;/\s]+")

Stretch = tuple[time, time]


def parse_hours(text: str) -> list[Stretch]:
    """The stretches in the order of the day; empty for an empty text.

    Raises ValueError for what cannot be read, that ends before it begins, or that overlaps.
    """
    plain = _DASH.sub(
        "-", unicodedata.normalize("NFKC", text).replace("から", "-").replace("まで", "")
    ).strip()
    found = sorted(_stretch(part) for part in _BETWEEN.split(plain) if part)
    for (_opens, closes), (next_opens, _closes) in itertools.pairwise(found):
        if next_opens < closes:
            raise ValueError(text)
    return found


def write_hours(stretches: Iterable[Stretch]) -> str:
    """As shown and as the form takes it back."""
    return ", ".join(f"{opens:%H:%M}-{closes:%H:%M}" for opens, closes in stretches)


def _stretch(part: str) -> Stretch:
    opens, dash, closes = part.partition("-")
    if not dash:
        raise ValueError(part)
    pair = _clock(opens), _clock(closes)
    if pair[1] <= pair[0]:
        raise ValueError(part)
    return pair


def _clock(text: str) -> time:
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise ValueError(text)
    hour, minute = int(match[1]), int(match[2] or match[3] or (_HALF if text.endswith("半") else 0))
    return time(hour, minute)  # raises ValueError for 25:00
