"""Looking at every line of a file, in batches, so that the page can say how far it is."""

from collections.abc import Iterable
from itertools import islice
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid
from yuiwork.core.transactions import use_case
from yuiwork.imports.checking import CheckedLine, Checker
from yuiwork.imports.kinds import KINDS
from yuiwork.imports.mapping import find_header, guess
from yuiwork.imports.models import RUN, ImportLine, ImportRun, RunState
from yuiwork.imports.policies import may_import
from yuiwork.imports.queries.runs import context_of, history_length, people_known, values_by_key
from yuiwork.imports.reading import Sheet, read_file
from yuiwork.imports.use_cases.upload import read_or_refuse
from yuiwork.regions import api as regions

CHECK_TASK = "imports_check"  # defined in tasks.py
AT_ONCE = 500  # lines that are looked at while she waits; more go to the worker
_BATCH = 250


@use_case
def choose_columns(*, actor: Actor, run_id: UUID, mapping: dict[int, str], header_row: int) -> ImportRun:
    """Which column of the file is which of ours, and in which row the headings stand.

    Raises ``Invalid`` ``COLUMN_TWICE`` or ``HEADER_ROW`` at their fields, ``Refused`` ``NOT_NOW``.
    """
    run = _locked(actor, run_id)
    if len(set(mapping.values())) < len(mapping):
        raise Invalid("COLUMN_TWICE", _("Two columns of the file cannot mean the same. Please choose again."))
    rows = len(read_or_refuse(bytes(run.content or b""), run.sheet).rows)
    if not 1 <= header_row < rows:
        raise Invalid("HEADER_ROW", _("There is no line below the headings."), field="header_row")
    run.mapping, run.header_row = {str(position): name for position, name in mapping.items()}, header_row
    return _begin(run)


@use_case
def choose_sheet(*, actor: Actor, run_id: UUID, sheet: str) -> ImportRun:
    """Another sheet of the workbook: its headings are guessed anew."""
    run = _locked(actor, run_id)
    table = read_or_refuse(bytes(run.content or b""), sheet)
    kind = KINDS[run.kind]
    run.sheet, run.header_row = table.name, find_header(kind, table)
    run.mapping = {str(p): name for p, name in guess(kind, table.rows[run.header_row - 1]).items()}
    return _begin(run)


@use_case
def begin_check(*, actor: Actor, run_id: UUID) -> ImportRun:
    """Forget what was found and begin anew; a long file goes to the worker."""
    return _begin(_locked(actor, run_id))


def run_check(run_id: UUID) -> None:
    """Look at every line. May run twice: the second begins anew."""
    sheet, checker, header_row = _prepare(run_id=run_id)
    lines = checker.lines(sheet, header_row + 1)
    while batch := list(islice(lines, _BATCH)):
        if not _keep(run_id=run_id, lines=batch):
            return
    _finish(run_id=run_id)


def _locked(actor: Actor, run_id: UUID) -> ImportRun:
    run = ImportRun.objects.select_for_update().get(id=run_id)
    may_import(actor, run.programme_id).enforce()
    return run


def _begin(run: ImportRun) -> ImportRun:
    run.state = RUN.step(run.state, "check", by="staff")
    run.new = run.changed = run.same = run.bad = 0
    sheet = read_file(bytes(run.content or b""), sheet=run.sheet)
    run.total = sum(1 for row in sheet.rows[run.header_row :] if any(row))
    run.notes = [{"code": note.code, "params": note.params} for note in sheet.notes]
    run.save()
    ImportLine.objects.filter(run=run).delete()
    if run.total > AT_ONCE:
        app.configure_task(CHECK_TASK).defer(run_id=str(run.id))
    return run


@use_case
def _prepare(*, run_id: UUID) -> tuple[Sheet, Checker, int]:
    run = ImportRun.objects.select_for_update().get(id=run_id)
    ImportLine.objects.filter(run=run).delete()
    run.new = run.changed = run.same = run.bad = 0
    run.checked_after = history_length(run.programme_id)
    run.save()
    programme = regions.programme(run.programme_id)
    checker = Checker(
        kind=KINDS[run.kind],
        mapping={int(position): name for position, name in run.mapping.items()},
        context=context_of(programme),
        people=people_known(programme.id),
        records=values_by_key(programme.id, run.kind),
    )
    return read_file(bytes(run.content or b""), sheet=run.sheet), checker, run.header_row


@use_case
def _keep(*, run_id: UUID, lines: Iterable[CheckedLine]) -> bool:
    """One batch; False when somebody began anew in between."""
    run = ImportRun.objects.select_for_update().defer("content").get(id=run_id)
    if run.state != RunState.CHECKING:
        return False
    rows = [
        ImportLine(
            run=run, row=line.row, outcome=line.outcome, key=line.key, person_key=line.person_key,
            values=line.values, problems=[problem.as_json() for problem in line.problems],
        )
        for line in lines
    ]  # fmt: skip
    ImportLine.objects.bulk_create(rows)
    counts = {
        name: F(name) + sum(row.outcome == name for row in rows) for name in ("new", "changed", "same", "bad")
    }
    ImportRun.objects.filter(id=run_id).update(**counts)
    return True


@use_case
def _finish(*, run_id: UUID) -> None:
    run = ImportRun.objects.select_for_update().defer("content").get(id=run_id)
    if run.state == RunState.CHECKING:
        run.state = RUN.step(run.state, "checked", by="clock")
        run.total = run.checked
        run.save(update_fields=["state", "total"])
