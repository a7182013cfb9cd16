"""The lines of a run as a person reads them: what would happen, and what is wrong where."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from yuiwork.core.web.components import DataTable
from yuiwork.imports.kinds import KINDS, Kind, Values
from yuiwork.imports.models import ImportedRecord, ImportLine, ImportRun, Outcome
from yuiwork.imports.persons import kind_of_sign
from yuiwork.imports.problems import words
from yuiwork.imports.reading.sheet import column_letter


@dataclass(frozen=True, slots=True)
class ProblemView:
    """Where (column letter as Excel shows it, heading), what stands there, why it cannot be taken."""

    letter: str
    heading: str
    text: str
    reason: str

    @property
    def where(self) -> str:
        return f"{self.letter} {self.heading}".strip()


@dataclass(frozen=True, slots=True)
class Difference:
    label: str | Promise
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class LineView:
    """``key_words``: by what the line is known again."""

    row: int
    outcome: str
    outcome_label: str
    summary: str
    key_words: str
    problems: list[ProblemView]
    differences: list[Difference]


def lines_of(run: ImportRun, outcome: str) -> QuerySet[ImportLine]:
    """Lines in the order of the file, perhaps of one outcome only."""
    rows = ImportLine.objects.filter(run=run).order_by("row")
    return rows.filter(outcome=outcome) if outcome in Outcome.values else rows


def line_views(run: ImportRun, lines: list[ImportLine], headings: dict[int, str]) -> list[LineView]:
    """``headings``: of the file, by column from 1."""
    kind = KINDS[run.kind]
    keys = [line.key for line in lines if line.outcome == Outcome.CHANGED]
    records = ImportedRecord.objects.filter(programme_id=run.programme_id, kind=run.kind, key__in=keys)
    before = dict(records.values_list("key", "values"))
    return [_view(kind, line, headings, before.get(line.key)) for line in lines]


def problem_table(run: ImportRun, headings: dict[int, str]) -> DataTable:
    """Every cell that has to be corrected, in the order of the file: row, column, what stands there, why."""
    kind = KINDS[run.kind]
    rows: list[list[object]] = [
        [line.row, view.letter, view.heading, view.text, view.reason]
        for line in lines_of(run, Outcome.BAD)
        for view in (_problem(kind, problem, headings) for problem in line.problems)
    ]
    columns = [_("Row"), _("Column"), _("Heading"), _("What it says"), _("Reason")]
    return DataTable(_("Lines to be corrected"), columns, rows, frozenset({0}))


def _view(kind: Kind, line: ImportLine, headings: dict[int, str], before: Values | None) -> LineView:
    return LineView(
        row=line.row,
        outcome=line.outcome,
        outcome_label=str(line.get_outcome_display()),
        summary=" · ".join(shown(kind, name, line.values) for name in kind.summary if name in line.values),
        key_words="" if line.outcome == Outcome.BAD else _key_words(kind, line.values),
        problems=[_problem(kind, problem, headings) for problem in line.problems],
        differences=_differences(kind, before, line.values) if before is not None else [],
    )


def shown(kind: Kind, name: str, values: Values) -> str:
    """A value as the file would write it; nothing for an empty cell."""
    return kind.column(name).show(values[name]) if name in values else ""


def _key_words(kind: Kind, values: Values) -> str:
    if not kind.about_people:
        return (
            _("Day, title and place") if kind.code == "seminars" else _("Year, survey, question and answer")
        )
    known_by = {
        "number": _("Number in the roster"),
        "email": _("Email address"),
        "birth": _("Name and date of birth"),
        "place": _("Name, reading and municipality"),
    }
    return known_by[kind_of_sign(values)]


def _problem(kind: Kind, problem: dict[str, object], headings: dict[int, str]) -> ProblemView:
    position, text = int(str(problem["column"])), str(problem["text"])
    reason = words(str(problem["code"]), problem["params"])  # type: ignore[arg-type]
    if position:
        return ProblemView(column_letter(position), headings.get(position, ""), text, reason)
    missing = next((c for c in kind.columns if c.name == text), None)
    return ProblemView("", str(missing.label) if missing else _("Whole line"), "", reason)


def _differences(kind: Kind, before: Values, after: Values) -> list[Difference]:
    return [
        Difference(column.label, shown(kind, column.name, before), shown(kind, column.name, after))
        for column in kind.columns
        if before.get(column.name) != after.get(column.name)
    ]
