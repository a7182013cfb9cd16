"""Tables as files for officers: CSV that Excel opens rightly, and xlsx (public-sector-ux.md 3.8)."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime

import xlsxwriter

from yuiwork.core.web.components import DataTable

BOM = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
MAX_WIDTH = 60


def to_csv(tables: Sequence[DataTable]) -> bytes:
    """UTF-8 with BOM and CRLF; the tables under each other, each with its caption. Text never starts a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for number, table in enumerate(tables):
        if number:
            writer.writerow([])
        writer.writerow([_harmless(str(table.caption))])
        writer.writerow([_harmless(str(column)) for column in table.columns])
        writer.writerows([_cell(value) for value in row] for row in table.rows)
    return (BOM + out.getvalue()).encode("utf-8")


def to_xlsx(tables: Sequence[DataTable]) -> bytes:
    """One sheet per table; frozen header; text stays text, numbers are numbers, dates are dates."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        for number, table in enumerate(tables, 1):
            _write_sheet(book, f"{number} {table.caption}"[:31].translate(_NOT_IN_SHEET_NAMES), table)
    return out.getvalue()


_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def _write_sheet(book: xlsxwriter.Workbook, name: str, table: DataTable) -> None:
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "text_wrap": True})
    day = book.add_format({"num_format": "yyyy/mm/dd"})
    number = book.add_format({"num_format": "#,##0"})
    text = book.add_format({"num_format": "@"})
    sheet.write_row(0, 0, [str(column) for column in table.columns], bold)
    sheet.freeze_panes(1, 0)
    for row_index, row in enumerate(table.rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, datetime | date):
                sheet.write_datetime(row_index, column, value, day)  # type: ignore[arg-type]
            elif isinstance(value, int) and not isinstance(value, bool):
                sheet.write_number(row_index, column, value, number)
            else:
                sheet.write_string(row_index, column, str(value), text)
    for column, heading in enumerate(table.columns):
        longest = max([len(str(heading)), *(len(str(row[column])) for row in table.rows)])
        sheet.set_column(column, column, min(MAX_WIDTH, longest * 2 + 2))
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _cell(value: object) -> object:
    return _harmless(value) if isinstance(value, str) else value


def _harmless(text: str) -> str:
    """A spreadsheet must not run what somebody typed."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
