"""Contrast of two colours as WCAG 2.2 defines it (1.4.3), and accents that can be read on white."""

import re

AA_TEXT = 4.5  # WCAG 2.2, 1.4.3
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_WHITE = "#ffffff"


def contrast(first: str, second: str) -> float:
    """Contrast ratio 1.0 to 21.0 of two colours ``#rrggbb``. Raises ValueError for anything else."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable_on_white(colour: str) -> bool:
    """Can text in this colour stand on white, and white text on it?"""
    return contrast(colour, _WHITE) >= AA_TEXT


def mixed(colour: str, other: str, share: float) -> str:
    """``share`` (0 to 1) of ``other`` stirred into ``colour``, in sRGB."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def darkened_until_readable(colour: str) -> str:
    """The colour itself if it is readable on white, else the nearest darker one that is."""
    step = 0
    darker = colour
    while not readable_on_white(darker):
        step += 1
        darker = mixed(colour, "#000000", step / 20)
    return darker


def _channels(colour: str) -> tuple[int, int, int]:
    if not _HEX.fullmatch(colour):
        raise ValueError(f"not a colour of the form #rrggbb: {colour!r}")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
