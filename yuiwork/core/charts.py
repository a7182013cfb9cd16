"""Bar charts as SVG, drawn on the server: no script, works in print and on a weak network.

A hidden cell is drawn as no bar with the sign x: the drawing must not tell what the table hides. The marks carry no
words for screen readers: the figure names the drawing as a whole, and its table holds the numbers.

The first chart of a process takes most of a second (the converter starts), further ones about 0.1 s; the same chart
is drawn once.
"""

import re
from functools import lru_cache
from typing import Any

import altair as alt
import vl_convert

from yuiwork.core.pdf import font_directories
from yuiwork.core.suppression import Masked

HIDDEN = "x"  # read 秘匿
BAR = "#0017c1"  # contrast 11.1 on white
TARGET = "#b35900"  # contrast 4.9 on white
TRACK = "#e6e6e6"
INK = "#1a1a1c"
FONT = "Noto Sans CJK JP"
TEXT = 14
WIDTH = 320  # fits a phone of 360 px unscaled; within a card it is drawn a little smaller
ROW = 50
_ROOM_FOR_MARK = 4
_PRINT_SCALE = 3
_FONT_FAMILY = re.compile(r' font-family="[^"]*"')


@lru_cache(maxsize=256)
def bar_chart(
    labels: tuple[str, ...],
    values: tuple[Masked, ...],
    *,
    targets: tuple[int | None, ...] = (),
    full: int = 0,
) -> str:
    """One bar per label in the order given, the label above it; a mark where a target stands.

    The labels carry the numbers, so that no number stands in the way of a mark. ``full``: the value of a whole bar,
    such as 100 for percentages, drawn as a track; without it the largest value fills the width.
    """
    bars = _bars(labels, values, targets, full)
    return _svg(bars.configure(font=FONT, background="transparent", padding=0, aria=False))


@lru_cache(maxsize=64)
def bar_chart_png(
    labels: tuple[str, ...], values: tuple[Masked, ...], *, targets: tuple[int | None, ...] = ()
) -> bytes:
    """The same drawing as a picture for Word and the like, sharp enough for print."""
    _register_fonts()
    chart = _bars(labels, values, targets, 0).configure(font=FONT, background="#ffffff", padding=8)
    drawing = vl_convert.vegalite_to_png(chart.configure_view(stroke=None).to_dict(), scale=_PRINT_SCALE)
    return bytes(drawing)


def _bars(
    labels: tuple[str, ...], values: tuple[Masked, ...], targets: tuple[int | None, ...], full: int
) -> Any:
    wanted = targets or (None,) * len(labels)
    most = full or max([1, *(v or 0 for v in values), *(t or 0 for t in wanted)])
    order = [str(number) for number in range(len(labels))]
    bars = [
        {"row": number, "start": 0, "label": label, "value": value or 0}
        for number, label, value in zip(order, labels, values, strict=True)
    ]
    marks = [{"row": number, "value": target} for number, target in zip(order, wanted, strict=True) if target]
    y = alt.Y("row:N", sort=order, axis=None)
    x_scale = alt.Scale(domain=[0, most], range=[0, WIDTH - _ROOM_FOR_MARK])
    base = alt.Chart(alt.InlineData(values=bars)).encode(y=y)
    at_value = alt.X("value:Q", axis=None, scale=x_scale)
    track = base.mark_bar(color=TRACK, height=16, yOffset=10).encode(
        x=alt.X(datum=most, axis=None, scale=x_scale)
    )
    layers: list[Any] = [
        *([track] if full else []),
        base.mark_bar(color=BAR, height=16, yOffset=10).encode(x=at_value),
        base.mark_text(align="left", dy=-11, color=INK, fontSize=TEXT).encode(
            x=alt.X("start:Q", axis=None, scale=x_scale), text="label:N"
        ),
    ]
    if marks:
        tick = alt.Chart(alt.InlineData(values=marks)).mark_tick(
            color=TARGET, opacity=1, thickness=3, size=24, yOffset=10
        )
        layers.append(tick.encode(x=at_value, y=y))
    return alt.layer(*layers).properties(width=WIDTH, height={"step": ROW})


def _svg(chart: Any) -> str:
    """Without a family the text takes the page's font."""
    _register_fonts()
    drawing = str(vl_convert.vegalite_to_svg(chart.configure_view(stroke=None).to_dict()))
    return _FONT_FAMILY.sub("", drawing)


def as_png(svg: str, *, scale: float = 2.0) -> bytes:
    """The drawing for a document that takes no SVG (Word), with the house's font put back."""
    _register_fonts()
    return bytes(vl_convert.svg_to_png(svg.replace("<svg ", f'<svg font-family="{FONT}" ', 1), scale=scale))


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    for folder in font_directories():
        vl_convert.register_font_directory(folder)
