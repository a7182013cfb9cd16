"""What people and keyboards put where a hyphen or a space belongs. Used by every parser of typed text."""

from __future__ import annotations

import re
import unicodedata

# A Japanese keyboard offers all of these for "hyphen": hyphens, dashes, minus signs, the long vowel mark
# and two box-drawing lines (public-sector-ux.md 3.3). NFKC alone leaves most of them, so they are named.
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2500\u2501\u30fc\ufe58\ufe63\uff0d\uff70"

_DASH = re.compile(f"[{re.escape(DASHES)}]")
_SPACE = re.compile(r"\s+")


def nfkc(text: str) -> str:
    """Full-width digits and Latin become ASCII, half-width kana become full-width; outer spaces go."""
    return unicodedata.normalize("NFKC", text).strip()


def without_spaces(text: str) -> str:
    """Every kind of space removed, the ideographic one included."""
    return _SPACE.sub("", text)


def without_separators(text: str) -> str:
    """NFKC, then without spaces and without dash look-alikes: the bare digits and letters of a code."""
    return _DASH.sub("", without_spaces(nfkc(text)))
