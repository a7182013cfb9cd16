"""What a kind of file consists of: columns with their parsers, the key of a row, the facts it says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise

from yuiwork.impact import api as impact

Value = str | int
Values = dict[str, Value]  # by column name; an empty cell has no entry
Fact = impact.Reached | impact.Income | impact.Tally


class CellProblem(ValueError):
    """A cell, or a row, that cannot be taken. Worded in ``problems``."""

    def __init__(self, code: str, column: str = "", /, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.column = column
        self.params = {name: str(value) for name, value in params.items()}


@dataclass(frozen=True, slots=True)
class Context:
    """What reading needs to know of the programme: its prefecture (two digits) and today (JST)."""

    prefecture_code: str
    today: date


@dataclass(frozen=True, slots=True)
class Column:
    """``parse`` raises CellProblem or JapanError; ``show`` writes the value so that ``parse`` reads it again.

    ``aliases``: headings of real rosters, compared without spaces, widths and what stands in brackets.
    """

    name: str
    heading: str  # in the template file, Japanese: officers fill it in
    label: str | Promise
    parse: Callable[[str, Context], Value | None]
    show: Callable[[Value], str] = str
    aliases: tuple[str, ...] = ()
    required: bool = False
    sample: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """``finish`` completes a row and raises CellProblem for what no single cell shows."""

    code: str
    title: str | Promise
    about: str | Promise
    file_stem: str
    columns: tuple[Column, ...]
    about_people: bool
    finish: Callable[[Values, Context], Values]
    key: Callable[[Values, str], str]  # of the row; the second argument is the person's key
    year: Callable[[Values], int]
    facts: Callable[[Values, str, date], tuple[Fact, ...]]
    summary: tuple[str, ...] = field(default=())  # columns that name a row on screen

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)
