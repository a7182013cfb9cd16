"""What a file becomes: rows of text with the numbers that a spreadsheet shows beside them."""

from dataclasses import dataclass, field

MAX_ROWS = 5_000
MAX_COLUMNS = 60
MAX_CELL = 2_000  # characters
MAX_UNPACKED = 100 * 1024 * 1024  # bytes of an xlsx once unpacked: a small file must not become a huge one


class FileProblem(Exception):
    """The file as a whole cannot be read. ``code`` and ``params`` are worded in ``problems``."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was done for the reader and that she should know; worded in ``problems``."""

    code: str
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows as text, without the outer spaces; ``rows[0]`` is row 1 of the file.

    ``formulas``: cells (row from 1, column from 1) with a formula whose result the file does not hold.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    encoding: str
    notes: tuple[Note, ...] = ()
    formulas: frozenset[tuple[int, int]] = frozenset()
    other_sheets: tuple[str, ...] = ()


def checked(rows: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The rows without empty ones at the end. Raises FileProblem for an empty or too large table."""
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        raise FileProblem("FILE_EMPTY")
    if len(rows) > MAX_ROWS:
        raise FileProblem("TOO_MANY_ROWS", rows=len(rows), limit=MAX_ROWS)
    for number, row in enumerate(rows, start=1):
        if len(row) > MAX_COLUMNS and any(row[MAX_COLUMNS:]):
            raise FileProblem("TOO_MANY_COLUMNS", row=number, limit=MAX_COLUMNS)
        for column, cell in enumerate(row, start=1):
            if len(cell) > MAX_CELL:
                raise FileProblem("CELL_TOO_LONG", row=number, column=column_letter(column), limit=MAX_CELL)
    return tuple(row[:MAX_COLUMNS] for row in rows)


def column_letter(column: int) -> str:
    """A for 1, AA for 27: what stands above a column in a spreadsheet."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
