"""The kinds of files that can be imported: one module each."""

from yuiwork.imports.kinds.column import CellProblem, Column, Context, Fact, Kind, Value, Values
from yuiwork.imports.kinds.incomes import INCOMES
from yuiwork.imports.kinds.people import PEOPLE
from yuiwork.imports.kinds.seminars import SEMINARS
from yuiwork.imports.kinds.surveys import SURVEYS

KINDS: dict[str, Kind] = {kind.code: kind for kind in (PEOPLE, INCOMES, SEMINARS, SURVEYS)}

__all__ = ["KINDS", "CellProblem", "Column", "Context", "Fact", "Kind", "Value", "Values"]
