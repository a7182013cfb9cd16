"""Filters and tags of every page: yen, dates, icons. ``{% load ui %}``."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django import template
from django.utils import formats
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from yuiwork.core.languages import is_japanese
from yuiwork.core.web import icons
from yuiwork.core.web.components import DataTable, Figure, Text
from yuiwork.core.web.renderer import OurBoundField
from yuiwork.core.yen import format_yen
from yuiwork.japan.dates import JST, jst_date
from yuiwork.japan.digits import format_phone
from yuiwork.japan.eras import format_era

register = template.Library()

_WEEKDAYS = "月火水木金土日"


@register.filter
def yen(amount: int | None) -> str:
    """``94290`` → 94,290円 (¥94,290 in English); nothing for ``None``. The sign stays in front."""
    if amount is None:
        return ""
    if is_japanese():
        return format_yen(amount)
    return f"{'-' if amount < 0 else ''}¥{abs(amount):,}"


@register.filter
def number(count: int | None) -> str:
    """``1741`` → 1,741; nothing for ``None``."""
    return "" if count is None else f"{count:,}"


@register.filter
def jdate(day: date | datetime | None) -> str:
    """2026年11月25日（水） (25 Nov 2026 (Wed) in English). An instant is shown as its date in Japan."""
    if day is None:
        return ""
    if isinstance(day, datetime):
        day = jst_date(day)
    if is_japanese():
        return f"{day.year}年{day.month}月{day.day}日（{_WEEKDAYS[day.weekday()]}）"
    return formats.date_format(day, "j M Y (D)")


@register.simple_tag
def period(first: date | None, last: date | None) -> str:
    """2026年4月1日（水）–2027年3月31日（水）; 2026年4月1日（水）から where the end is open; a single day is said once."""
    if first == last or first is None:
        return jdate(last)
    if last is None:
        return f"{jdate(first)}から" if is_japanese() else f"from {jdate(first)}"
    return f"{jdate(first)}–{jdate(last)}"


@register.filter
def jday(day: date | None) -> str:
    """11月25日 (25 Nov in English), where the year stands beside it."""
    if day is None:
        return ""
    return f"{day.month}月{day.day}日" if is_japanese() else formats.date_format(day, "j M")


@register.filter
def jmonth(day: date | None) -> str:
    """2026年11月 (November 2026 in English)."""
    if day is None:
        return ""
    return f"{day.year}年{day.month}月" if is_japanese() else formats.date_format(day, "F Y")


@register.filter
def jdatetime(instant: datetime | None) -> str:
    """2026年11月25日（水）14:00, in Japan time. Raises ValueError for a naive instant."""
    if instant is None:
        return ""
    local = localtime(instant, JST)
    return f"{jdate(local.date())}{'' if is_japanese() else ' '}{local:%H:%M}"


@register.filter
def jtime(instant: datetime | None) -> str:
    """14:00, in Japan time."""
    return "" if instant is None else f"{localtime(instant, JST):%H:%M}"


@register.filter
def listed(things: Iterable[object]) -> str:
    """Several things in a line: a、b、c (a, b, c in English)."""
    return ("、" if is_japanese() else ", ").join(str(thing) for thing in things)


@register.filter
def phone(digits: str) -> str:
    """``0742276001`` → 0742-27-6001; as it stands where it is not the bare digits of a number."""
    return format_phone(digits) if digits.isdecimal() else digits


@register.simple_tag
def stop() -> str:
    """Between two sentences of a line: 。, in English a full stop and a space."""
    return "。" if is_japanese() else ". "


@register.simple_tag
def colon() -> str:
    """Between a thing and what is said of it: ：, in English a colon and a space."""
    return "：" if is_japanese() else ": "


@register.simple_tag
def gap() -> str:
    """Between two words or whole sentences of a line: nothing, in English a space."""
    return "" if is_japanese() else " "


@register.simple_block_tag(end_name="endaside")
def aside(content: str) -> SafeString:
    """What is added in passing: （…）, in English (…) after a space."""
    return format_html("（{}）" if is_japanese() else " ({})", content)


@register.filter
def era(day: date | None) -> str:
    """2026年11月25日（令和8年） (25 Nov 2026 (Wed) in English)."""
    if day is None:
        return ""
    return format_era(day) if is_japanese() else jdate(day)


@register.simple_tag
def lookup(words: Mapping[str, str], key: str) -> str:
    """``{% lookup words key %}``: the word for a code; the code itself where there is none."""
    return words.get(key, key)


@register.simple_tag
def icon(name: str) -> SafeString:
    """``{% icon "bell" %}``: a line icon as decoration, read by nobody: words stand beside it."""
    return icons.icon(name)


@register.simple_tag
def picture(name: str) -> SafeString:
    """``{% picture "study" %}``: a line picture as decoration."""
    return icons.picture(name)


@register.simple_tag
def mark() -> SafeString:
    """The mark of Yuiwork as decoration."""
    return icons.mark()


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """One line of the error summary; ``control_id`` is empty when no single control is at fault."""

    text: str
    control_id: str = ""


@register.simple_tag
def error_lines(errors: Iterable[str], fields: Iterable[tuple[OurBoundField, object]]) -> list[ErrorLine]:
    """What is wrong with a form: first what concerns the whole, then field by field."""
    lines = [ErrorLine(str(text)) for text in errors]
    return lines + [ErrorLine(text, field.control_id) for field, _ in fields for text in field.error_texts]


_LADDER = ("know", "study", "first", "alone", "together")


@register.simple_tag
def ladder_picture(rung: int) -> SafeString:
    """The picture of a rung of the ladder, counted from 0."""
    return icons.picture(_LADDER[min(rung, len(_LADDER) - 1)])


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a data table with the heading it repeats when the table folds on a phone."""

    label: Text
    value: object
    numeric: bool


@register.simple_tag
def table_rows(table: DataTable) -> list[list[Cell]]:
    """The rows of a table, each cell knowing its column. Raises ValueError for a row of another length."""
    return [
        [
            Cell(label, _shown(value), index in table.numeric)
            for index, (label, value) in enumerate(zip(table.columns, row, strict=True))
        ]
        for row in table.rows
    ]


def _shown(value: object) -> object:
    """Numbers get their commas, 7744.0 is 7,744; everything else is shown as given."""
    if isinstance(value, float):
        return f"{value:,.1f}".removesuffix(".0")
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else value


_TAG = re.compile(r"<[a-z][^>]*>")
_ROLE = re.compile(r"\s(?:role|aria-[a-z]+)=\"[^\"]*\"")


@register.simple_tag
def figure_svg(figure: Figure) -> SafeString:
    """The drawing of a figure as one picture with a name; its parts have none, the table says it all.

    ``figure.svg`` is made by ourselves on the server.
    """
    plain = _TAG.sub(lambda tag: _ROLE.sub("", tag[0]), figure.svg)
    name = f"{escape(figure.title)}: {escape(figure.takeaway)}"
    return mark_safe(plain.replace("<svg", f'<svg role="img" aria-label="{name}"', 1))  # noqa: S308
