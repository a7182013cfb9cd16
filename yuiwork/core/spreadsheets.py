"""Tables as files for officers: CSV that Excel opens rightly, and xlsx (public-sector-ux.md 3.8)."""

import csv
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from yuiwork.core.web.components import DataTable

BOM = "\ufeff"
SUBSTITUTE = "〓"  # geta: what printers put where a character is missing
MAX_WIDTH = 60
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_SHEET_NAME_LENGTH = 31
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@dataclass(frozen=True, slots=True)
class Lost:
    """A cell that the old encoding cannot hold: row 0 is the header; columns from 1."""

    row: int
    column: int
    text: str
    characters: str


def to_csv(table: DataTable) -> bytes:
    """UTF-8 with BOM and CRLF (RFC 4180), header first. Text never starts a formula."""
    return (BOM + _as_csv(_cells(table))).encode("utf-8")


def lost_in_cp932(table: DataTable) -> list[Lost]:
    """What an old spreadsheet on Windows could not read; the officer decides before anything is replaced."""
    found = []
    for row, cells in enumerate(_cells(table)):
        for column, text in enumerate(cells, start=1):
            missing = "".join(character for character in text if not _fits_cp932(character))
            if missing:
                found.append(Lost(row, column, text, missing))
    return found


def to_cp932(table: DataTable) -> bytes:
    """The same in cp932; what it cannot hold becomes 〓. Show ``lost_in_cp932`` first."""
    text = _as_csv(_cells(table))
    return "".join(c if _fits_cp932(c) else SUBSTITUTE for c in text).encode("cp932")


def to_xlsx(tables: Sequence[DataTable], *, charted: Collection[int] = ()) -> bytes:
    """How to read it, then one sheet per table; text stays text, numbers are numbers, dates are dates.

    ``charted``: positions of the tables that get a bar chart of their second column, which stays editable in Excel.
    """
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        _write_guide(book, tables)
        for number, table in enumerate(tables, start=1):
            sheet = _write_sheet(book, _sheet_name(number, table), table)
            if number - 1 in charted and table.rows:
                _add_chart(book, sheet, table)
    return out.getvalue()


def _write_guide(book: xlsxwriter.Workbook, tables: Sequence[DataTable]) -> None:
    sheet = book.add_worksheet(_("How to read this"))
    sheet.set_column(0, 0, MAX_WIDTH)
    lines = [
        _("Each sheet has one table; its name begins with its number."),
        *(_sheet_name(number, table) for number, table in enumerate(tables, start=1)),
        _("x: hidden, because the figure counts only a few people. A hidden figure is not zero."),
        _("A fiscal year runs from April to March."),
    ]
    for row, line in enumerate(lines):
        sheet.write_string(row, 0, line)


def _add_chart(book: xlsxwriter.Workbook, sheet: Any, table: DataTable) -> None:
    """Bars from top to bottom in the order of the table, beside it."""
    chart = book.add_chart({"type": "bar"})
    last, name = len(table.rows), sheet.get_name()
    chart.add_series(
        {"name": [name, 0, 1], "categories": [name, 1, 0, last, 0], "values": [name, 1, 1, last, 1]}
    )
    chart.set_title({"name": str(table.caption), "name_font": {"size": 11}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 560, "height": 120 + 30 * last})
    sheet.insert_chart(1, len(table.columns) + 1, chart)


def _write_sheet(book: xlsxwriter.Workbook, name: str, table: DataTable) -> Any:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "text_wrap": True})
    day = book.add_format({"num_format": "yyyy/mm/dd"})
    number = book.add_format({"num_format": "#,##0"})
    text = book.add_format({"num_format": "@"})
    sheet.write_row(0, 0, [str(column) for column in table.columns], bold)
    sheet.freeze_panes(1, 0)
    for row_index, row in enumerate(table.rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(row_index, column, value, day)
            elif isinstance(value, int) and not isinstance(value, bool):
                sheet.write_number(row_index, column, value, number)
            else:
                sheet.write_string(row_index, column, str(value), text)
    for column, heading in enumerate(table.columns):
        longest = max([len(str(heading)), *(len(str(row[column])) for row in table.rows)])
        sheet.set_column(column, column, min(MAX_WIDTH, longest * 2 + 2))
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    return sheet


def _sheet_name(number: int, table: DataTable) -> str:
    return f"{number} {table.caption}".translate(_NOT_IN_SHEET_NAMES)[:_SHEET_NAME_LENGTH].strip()


def _cells(table: DataTable) -> list[list[str]]:
    return [[_cell(value) for value in row] for row in [table.columns, *table.rows]]


def _cell(value: object) -> str:
    """A number stays a number; a text that would start a formula is kept from doing so."""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, date):
        return f"{value:%Y/%m/%d}"
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def _as_csv(rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def _fits_cp932(character: str) -> bool:
    try:
        character.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True
