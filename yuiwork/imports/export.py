"""Empty templates to fill in, and what was imported as a file of the same shape: it can be imported again."""

import csv
import io
from collections.abc import Sequence

import xlsxwriter
from django.utils.translation import gettext as _

from yuiwork.core.errors import Refused
from yuiwork.imports.kinds import Kind, Values

BOM = "\ufeff"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_WIDTH = 18


def headings(kind: Kind) -> list[str]:
    """What stands above the columns; in Japanese, because officers fill it in and pass it on."""
    return [column.heading for column in kind.columns]


def rows_of(kind: Kind, records: Sequence[Values]) -> list[list[str]]:
    """One line of text for each record, in the order of the template's columns."""
    return [
        [column.show(values[column.name]) if column.name in values else "" for column in kind.columns]
        for values in records
    ]


def to_csv(kind: Kind, records: Sequence[Values]) -> bytes:
    """UTF-8 with BOM and CRLF. A text that would start a formula gets a ' before it, which reading takes off."""
    return (BOM + _csv(kind, records)).encode("utf-8")


def to_cp932(kind: Kind, records: Sequence[Values]) -> bytes:
    """For old spreadsheets. Raises ``Refused`` ``NOT_IN_CP932`` and names what that encoding cannot hold."""
    text = _csv(kind, records)
    lost = "".join(dict.fromkeys(c for c in text if not _fits(c)))
    if lost:
        raise Refused(
            "NOT_IN_CP932",
            _(
                "The old encoding (Shift_JIS) has no place for these characters: %(characters)s. Please use "
                "the Excel file or “CSV UTF-8”, where nothing is lost."
            )
            % {"characters": "、".join(lost)},
        )
    return text.encode("cp932")


def to_xlsx(kind: Kind, records: Sequence[Values]) -> bytes:
    """The table, and a sheet that says how each column is filled in. Text stays text."""
    out = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "bg_color": "#e8f1fe", "border": 1})
        text = book.add_format({"num_format": "@"})
        sheet = book.add_worksheet(kind.file_stem)
        sheet.set_column(0, len(kind.columns) - 1, _WIDTH, text)
        sheet.write_row(0, 0, headings(kind), bold)
        for number, row in enumerate(rows_of(kind, records), start=1):
            for column, value in enumerate(row):
                sheet.write_string(number, column, value, text)
        sheet.freeze_panes(1, 0)
        guide = book.add_worksheet("記入のしかた")
        guide.set_column(0, 2, _WIDTH * 2)
        guide.write_row(0, 0, ["列", "必ず記入", "記入例"], bold)
        for number, one in enumerate(kind.columns, start=1):
            guide.write_row(number, 0, [one.heading, "必須" if one.required else "", one.sample])
    return out.getvalue()


def _csv(kind: Kind, records: Sequence[Values]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings(kind))
    writer.writerows([[_harmless(cell) for cell in row] for row in rows_of(kind, records)])
    return out.getvalue()


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def _fits(character: str) -> bool:
    try:
        character.encode("cp932")
    except UnicodeEncodeError:
        return False
    return True
