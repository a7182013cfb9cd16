"""Line icons and pictures of our own, drawn inline: no request, one colour, sharp at every size.

The drawings stand in ``static/core/drawings``: icons on a 24 × 24 grid, pictures (the ladder, empty states)
on 96 × 72. Stroke and size come from ``icon.css``.
"""

import re
from functools import lru_cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

DRAWINGS = Path(__file__).resolve().parent.parent / "static" / "core" / "drawings"
_DRAWING = re.compile(r"<svg[^>]*viewBox=\"(?P<box>[^\"]+)\"[^>]*>(?P<shapes>.*)</svg>", re.DOTALL)


def icon(name: str) -> SafeString:
    """The line icon as decoration: words beside it carry the meaning. KeyError for an unknown name."""
    return _drawing("icon", f"icons/{name}.svg")


def picture(name: str) -> SafeString:
    """A line picture as decoration. Raises KeyError for an unknown name."""
    return _drawing("picture", f"pictures/{name}.svg")


def mark() -> SafeString:
    """The mark of Yuiwork: two threads that hold each other (結)."""
    return _drawing("mark", "mark.svg")


def mark_file() -> str:
    """The mark as a file of its own, for the icon of the browser tab."""
    return (DRAWINGS / "mark.svg").read_text("utf-8")


def icon_names() -> list[str]:
    return sorted(path.stem for path in (DRAWINGS / "icons").glob("*.svg"))


def picture_names() -> list[str]:
    return sorted(path.stem for path in (DRAWINGS / "pictures").glob("*.svg"))


@lru_cache(maxsize=256)
def _drawing(kind: str, path: str) -> SafeString:
    file = DRAWINGS / path
    match = _DRAWING.search(file.read_text("utf-8")) if file.is_file() else None
    if match is None:
        raise KeyError(path)
    return format_html(
        '<svg class="{}" viewBox="{}" aria-hidden="true" focusable="false">{}</svg>',
        kind,
        match["box"],
        mark_safe(" ".join(match["shapes"].split())),  # noqa: S308 - our own file, no input in it
    )
