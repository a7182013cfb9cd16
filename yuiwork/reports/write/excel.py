"""Excel: one sheet per figure with its table, its definition and a chart that Excel itself draws."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from yuiwork.core.charts import HIDDEN
from yuiwork.core.templatetags.ui import jdate
from yuiwork.reports.figures import Block
from yuiwork.reports.write.paper import Paper

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_NAME_LENGTH = 31
_MAX_WIDTH = 60
_HEAD = 3  # rows above the table: title, definition, empty


def to_xlsx(paper: Paper) -> bytes:
    """A sheet that says what this is, then the figures. Hidden cells hold the sign, never a number."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        book.set_properties({"title": paper.title, "author": paper.owner})
        names = [sheet_name(number, block) for number, block in enumerate(paper.blocks, start=1)]
        _write_front(book, paper, names)
        for name, block in zip(names, paper.blocks, strict=True):
            _write_block(book, name, block)
    return out.getvalue()


def sheet_name(number: int, block: Block) -> str:
    return f"{number} {block.title}".translate(_NOT_IN_NAMES)[:_NAME_LENGTH].strip()


def _write_front(book: Any, paper: Paper, names: Sequence[str]) -> None:
    sheet = book.add_worksheet(_("About this file"))
    bold, wrapped = book.add_format({"bold": True, "font_size": 14}), book.add_format({"text_wrap": True})
    sheet.set_column(0, 0, 100)
    sheet.write_string(0, 0, paper.title, bold)
    lines = [
        _("Period: %(period)s") % {"period": paper.period},
        _("Carried out by: %(owner)s") % {"owner": paper.owner},
        _("Made on: %(day)s") % {"day": jdate(paper.made_on)},
        _("%(sign)s: hidden, because the figure counts only a few people. A hidden figure is not zero.")
        % {"sign": HIDDEN},
    ]
    if paper.frozen:
        lines.append(
            _("Figures as frozen at the close of the year (SHA-256 %(hash)s).") % {"hash": paper.frozen}
        )
    lines += [f"{heading}：{text}" for heading, text in paper.parts if text]
    for row, line in enumerate([*lines, *names], start=1):
        sheet.write_string(row, 0, line, wrapped)


def _write_block(book: Any, name: str, block: Block) -> None:
    sheet = book.add_worksheet(name)
    title, wrapped = book.add_format({"bold": True, "font_size": 12}), book.add_format({"italic": True})
    head = book.add_format({"bold": True, "text_wrap": True, "bg_color": "#e8f1fe", "border": 1})
    number, text = (
        book.add_format({"num_format": "#,##0", "border": 1}),
        book.add_format({"num_format": "@", "border": 1}),
    )
    sheet.write_string(0, 0, block.title, title)
    sheet.write_string(
        1, 0, _("How it is counted: %(definition)s") % {"definition": block.definition}, wrapped
    )
    sheet.write_row(_HEAD, 0, [str(column) for column in block.table.columns], head)
    for row, cells in enumerate(block.table.rows, start=_HEAD + 1):
        for column, value in enumerate(cells):
            if isinstance(value, int):
                sheet.write_number(row, column, value, number)
            else:
                sheet.write_string(row, column, str(value), text)
    for column, heading in enumerate(block.table.columns):
        longest = max([len(str(heading)), *(len(str(row[column])) for row in block.table.rows)])
        sheet.set_column(column, column, min(_MAX_WIDTH, longest * 2 + 2))
    sheet.freeze_panes(_HEAD + 1, 0)
    sheet.repeat_rows(_HEAD)
    sheet.fit_to_pages(1, 0)
    below = _HEAD + 2 + len(block.table.rows)
    for place, note in enumerate(block.notes):
        sheet.write_string(below + place, 0, note)
    if block.bars:
        _add_chart(book, sheet, block, below + len(block.notes) + 1)


def _add_chart(book: Any, sheet: Any, block: Block, row: int) -> None:
    """A bar chart over the table's own cells: a hidden one is text there and gets no bar."""
    first, last = _HEAD + 1, _HEAD + len(block.bars)
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": block.title,
            "categories": [sheet.name, first, 0, last, 0],
            "values": [sheet.name, first, 1, last, 1],
            "data_labels": {"value": True},
            "fill": {"color": "#0017C1"},
        }
    )
    chart.set_title({"name": block.title})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True})
    sheet.insert_chart(row, 0, chart, {"description": block.definition, "x_scale": 1.4, "y_scale": 1.2})
