"""Bar charts as SVG, drawn on the server: no script, works in print and on a weak network.

A hidden cell is drawn as no bar with the sign x: the drawing must not tell what the table hides.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import vl_convert

from yuiwork.core.pdf import font_directories
from yuiwork.impact.suppression import Masked

BAR = "#0017c1"  # DADS blue-900: 11.1 on white
TARGET = "#b35900"
INK = "#1a1a1c"
FONT = "Noto Sans CJK JP"
ROW_HEIGHT = 36
WIDTH = 300
HIDDEN = "x"


def bar_chart(
    labels: Sequence[str], values: Sequence[Masked], *, unit: str, targets: Sequence[int | None] | None = None
) -> str:
    """Horizontal bars with their numbers, in the order given; a small mark where a target stands."""
    rows: list[dict[str, Any]] = [
        {
            "order": i,
            "label": label,
            "value": value or 0,
            "shown": HIDDEN if value is None else f"{value:,}{unit}",
        }
        for i, (label, value) in enumerate(zip(labels, values, strict=True))
    ]
    most = max([1, *(row["value"] for row in rows), *(t for t in targets or () if t)])
    y = alt.Y(
        "label:N",
        sort=alt.SortField("order"),
        title=None,
        axis=alt.Axis(labelLimit=200, ticks=False, domain=False),
    )
    x = alt.X("value:Q", title=None, axis=None, scale=alt.Scale(domain=[0, most * 1.25]))
    base = alt.Chart(alt.Data(values=rows)).encode(y=y, x=x)
    layers: list[Any] = [
        base.mark_bar(color=BAR, height=18),
        base.mark_text(align="left", dx=6, color=INK, fontSize=14).encode(text="shown:N"),
    ]
    marks = [
        {"order": i, "label": row["label"], "value": t}
        for i, (row, t) in enumerate(zip(rows, targets or [], strict=False))
        if t
    ]
    if marks:
        layers.append(
            alt.Chart(alt.Data(values=marks)).mark_tick(color=TARGET, thickness=3, size=26).encode(y=y, x=x)
        )
    chart = alt.layer(*layers).properties(width=WIDTH, height={"step": ROW_HEIGHT})
    return _svg(chart.configure(font=FONT, background="transparent").configure_view(stroke=None).configure_axis(
        labelFontSize=14, labelColor=INK, grid=False
    ))  # fmt: skip


def _svg(chart: Any) -> str:
    _register_fonts()
    return str(vl_convert.vegalite_to_svg(chart.to_dict()))


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    for folder in font_directories():
        vl_convert.register_font_directory(folder)
