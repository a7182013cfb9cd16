"""From the rows of a file to lines with values, key, outcome and problems. Touches no table."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from yuiwork.imports.kinds import CellProblem, Column, Context, Kind, Values
from yuiwork.imports.mapping import Mapping
from yuiwork.imports.models import Outcome
from yuiwork.imports.persons import PersonIndex
from yuiwork.imports.reading import Sheet
from yuiwork.japan.errors import JapanError


@dataclass(frozen=True, slots=True)
class Problem:
    """``column`` of the file from 1, 0 for the row as a whole."""

    column: int
    code: str
    text: str = ""  # what stands in the cell
    params: dict[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {"column": self.column, "code": self.code, "text": self.text, "params": self.params}


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """``row`` as the spreadsheet numbers it."""

    row: int
    outcome: Outcome
    values: Values
    key: str = ""
    person_key: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Checker:
    """Checks rows one after the other; knows the programme's people and records (values by key)."""

    kind: Kind
    mapping: Mapping
    context: Context
    people: PersonIndex
    records: dict[str, Values]
    seen: dict[str, int] = field(default_factory=dict)

    def lines(self, sheet: Sheet, first_row: int) -> Iterator[CheckedLine]:
        """Every row that is not empty, from ``first_row`` (1 is the first of the sheet) on."""
        for row, cells in enumerate(sheet.rows[first_row - 1 :], start=first_row):
            if any(cells[column - 1] for column in self.mapping if column <= len(cells)):
                yield self._line(row, cells, sheet)

    def _line(self, row: int, cells: tuple[str, ...], sheet: Sheet) -> CheckedLine:
        values, problems = self._values(row, cells, sheet)
        if not problems:
            try:
                values = self.kind.finish(values, self.context)
            except CellProblem as problem:
                problems = [self._at(problem.column, problem.code, cells, problem.params)]
        if problems:
            return CheckedLine(row, Outcome.BAD, values, problems=tuple(problems))
        return self._compared(row, values)

    def _values(self, row: int, cells: tuple[str, ...], sheet: Sheet) -> tuple[Values, list[Problem]]:
        values: Values = {}
        problems: list[Problem] = []
        for position, name in self.mapping.items():
            text = cells[position - 1] if position <= len(cells) else ""
            column = self.kind.column(name)
            if (row, position) in sheet.formulas:
                problems.append(Problem(position, "FORMULA"))
            elif text:
                self._parse(column, position, text, values, problems)
            elif column.required:
                problems.append(Problem(position, "REQUIRED"))
        missing = [c.name for c in self.kind.columns if c.required and c.name not in self.mapping.values()]
        problems += [Problem(0, "REQUIRED", text=name) for name in missing]
        return values, problems

    def _parse(
        self, column: Column, position: int, text: str, values: Values, problems: list[Problem]
    ) -> None:
        try:
            value = column.parse(text, self.context)
        except CellProblem as problem:
            problems.append(Problem(position, problem.code, text, problem.params))
        except JapanError as problem:
            params = {name: str(value) for name, value in problem.params.items()}
            problems.append(Problem(position, problem.code, text, params))
        else:
            if value not in (None, ""):
                values[column.name] = value

    def _compared(self, row: int, values: Values) -> CheckedLine:
        person_key = self.people.key_for(values) if self.kind.about_people else ""
        key = self.kind.key(values, person_key)
        if key in self.seen:
            problem = Problem(0, "SAME_AS_LINE", params={"row": str(self.seen[key])})
            return CheckedLine(row, Outcome.BAD, values, key, person_key, (problem,))
        self.seen[key] = row
        if self.kind.about_people:
            self.people.add(person_key, values)
        before = self.records.get(key)
        outcome = Outcome.NEW if before is None else Outcome.SAME if before == values else Outcome.CHANGED
        return CheckedLine(row, outcome, values, key, person_key)

    def _at(self, name: str, code: str, cells: tuple[str, ...], params: dict[str, str]) -> Problem:
        position = next((p for p, mapped in self.mapping.items() if mapped == name), 0)
        text = cells[position - 1] if 0 < position <= len(cells) else ""
        return Problem(position, code, text, params)
