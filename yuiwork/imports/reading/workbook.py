"""xlsx as people in offices make it: merged cells are filled in, formulas give their last result."""

import io
import zipfile
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from yuiwork.imports.reading.sheet import (
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_UNPACKED,
    FileProblem,
    Note,
    Sheet,
    checked,
)

_BROKEN = (
    InvalidFileException,
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    EOFError,
    TypeError,
    AttributeError,
)


def read_workbook(content: bytes, wanted: str = "") -> Sheet:
    """The sheet named ``wanted``, otherwise the first visible one that holds anything.

    Raises FileProblem ``XLSX_BROKEN``, ``XLSX_TOO_LARGE`` or ``FILE_EMPTY``.
    """
    _refuse_a_bomb(content)
    results, formulas = _open(content, data_only=True), _open(content, data_only=False)
    visible = [
        s.title for s in results.worksheets if s.sheet_state == "visible" and s.max_row > 0 and _filled(s)
    ]
    if not visible:
        raise FileProblem("FILE_EMPTY")
    name = wanted if wanted in visible else visible[0]
    sheet = results[name]
    if (
        sheet.max_row > MAX_ROWS * 2
    ):  # formatted far down: still fine when it is empty there, but not without end
        raise FileProblem("TOO_MANY_ROWS", rows=sheet.max_row, limit=MAX_ROWS)
    cells = [
        [cell.value for cell in row]
        for row in sheet.iter_rows(max_col=min(sheet.max_column, MAX_COLUMNS + 1))
    ]
    merged = _fill_merged(cells, sheet)
    unknown = _without_result(formulas[name], cells)
    notes = [Note("MERGED_FILLED", {"cells": ", ".join(merged[:5])})] if merged else []
    rows = [tuple(_text(value) for value in row) for row in cells]
    others = tuple(title for title in visible if title != name)
    return Sheet(name, checked(rows), "xlsx", tuple(notes), unknown, others)


def _open(content: bytes, *, data_only: bool) -> Any:
    try:
        return load_workbook(io.BytesIO(content), data_only=data_only)
    except _BROKEN as error:
        raise FileProblem("XLSX_BROKEN") from error


def _refuse_a_bomb(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except zipfile.BadZipFile as error:
        raise FileProblem("XLSX_BROKEN") from error
    if size > MAX_UNPACKED:
        raise FileProblem("XLSX_TOO_LARGE")


def _filled(sheet: Any) -> bool:
    return any(value is not None for row in sheet.iter_rows(max_row=200, values_only=True) for value in row)


def _fill_merged(cells: list[list[Any]], sheet: Any) -> list[str]:
    """Every cell of a merged range says what its first one says: a cohort's name beside ten people."""
    filled = []
    for area in sheet.merged_cells.ranges:
        if area.min_row > len(cells) or area.min_col > len(cells[0]):
            continue
        value = cells[area.min_row - 1][area.min_col - 1]
        if value is None or (area.max_row == area.min_row and area.max_col - area.min_col > 2):
            continue  # a title over the whole table belongs to one cell only
        for row in range(area.min_row - 1, min(area.max_row, len(cells))):
            for column in range(area.min_col - 1, min(area.max_col, len(cells[0]))):
                cells[row][column] = value
        filled.append(area.coord)
    return filled


def _without_result(sheet: Any, cells: list[list[Any]]) -> frozenset[tuple[int, int]]:
    return frozenset(
        (cell.row, cell.column)
        for row in sheet.iter_rows(max_col=min(sheet.max_column, MAX_COLUMNS))
        for cell in row
        if cell.data_type == "f" and cells[cell.row - 1][cell.column - 1] is None
    )


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else ""
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).strip()
