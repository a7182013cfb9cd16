"""All good lines of a checked file at once, or none."""

from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_lazy as _
from procrastinate.contrib.django import app

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Refused
from yuiwork.core.events import publish
from yuiwork.core.statistics import refresh_statistics
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.impact import api as impact
from yuiwork.imports.events import FileImported
from yuiwork.imports.kinds import KINDS
from yuiwork.imports.models import RUN, ImportedRecord, ImportLine, ImportRun, Outcome, RecordChange, RunState
from yuiwork.imports.policies import may_import
from yuiwork.imports.queries.runs import history_length
from yuiwork.imports.use_cases.check import AT_ONCE, run_check
from yuiwork.people import api as people

SAVE_TASK = "imports_save"  # defined in tasks.py


@use_case
def request_import(*, actor: Actor, run_id: UUID) -> ImportRun:
    """She saw the preview and wants it. Asked twice, it is done once.

    Raises ``Refused`` ``LINES_TO_CORRECT``, ``NOTHING_TO_DO``, ``NOT_NOW``.
    """
    run = ImportRun.objects.select_for_update().get(id=run_id)
    may_import(actor, run.programme_id).enforce()
    if run.state in (RunState.SAVING, RunState.DONE):
        return run
    if run.bad:
        raise Refused(
            "LINES_TO_CORRECT", _("Please correct the marked lines in your file and upload it again.")
        )
    if run.state == RunState.READY and not run.new and not run.changed:
        raise Refused(
            "NOTHING_TO_DO", _("Everything in this file is already imported. There is nothing new.")
        )
    run.state = RUN.step(run.state, "save", by="staff")
    run.imported_by_id = actor.user_id
    run.save(update_fields=["state", "imported_by"])
    if run.total > AT_ONCE:
        app.configure_task(SAVE_TASK).defer(run_id=str(run.id))
    return run


def run_save(run_id: UUID) -> bool:
    """Write everything in one transaction. False when another import came in between: then it is checked anew.

    After a long file PostgreSQL counts the tables anew, outside of the transaction.
    """
    if not _save(run_id=run_id):
        run_check(run_id)
        return False
    if ImportRun.objects.get(id=run_id).total > AT_ONCE:
        refresh_statistics(ImportedRecord, RecordChange, *impact.IMPORTED_FACTS)
    return True


@use_case
def _save(*, run_id: UUID) -> bool:
    run = ImportRun.objects.select_for_update().get(id=run_id)
    if run.state != RunState.SAVING:
        return True
    lock_records(run.programme_id)
    if history_length(run.programme_id) != run.checked_after:
        run.state = RUN.step(run.state, "check", by="clock")
        run.save(update_fields=["state"])
        return False
    _write(run)
    run.state = RUN.step(run.state, "saved", by="clock")
    run.content, run.imported_at = None, clock.now()
    run.save()
    ImportLine.objects.filter(run=run).delete()
    actor = Actor(user_id=run.imported_by_id)
    audit.record(
        actor=actor, action="import", target="imports.ImportRun", target_id=run.id, new=run.new,
        changed=run.changed, same=run.same, sha256=run.sha256,
    )  # fmt: skip
    publish(
        FileImported(
            run_id=run.id, programme_id=run.programme_id, kind=run.kind, new=run.new, changed=run.changed
        )
    )
    return True


@inside_transaction
def lock_records(programme_id: UUID) -> None:
    """One at a time per programme: the second sees what the first has made."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"imports:{programme_id}"])


def _write(run: ImportRun) -> None:
    lines = list(ImportLine.objects.filter(run=run, outcome__in=[Outcome.NEW, Outcome.CHANGED]))
    rows = ImportedRecord.objects.filter(programme_id=run.programme_id, kind=run.kind)
    known = {row.key: row for row in rows.filter(key__in=[line.key for line in lines])}
    changes, made, changed = [], [], []
    for line in lines:
        record = known.get(line.key)
        if record is None:
            record = ImportedRecord(programme_id=run.programme_id, kind=run.kind, key=line.key)
            changes.append(RecordChange(run=run, record=record))
            made.append(record)
        else:
            changes.append(
                RecordChange(run=run, record=record, before=record.values, earlier_run_id=record.run_id)
            )
            changed.append(record)
        fill(record, run, line.person_key, line.values)
    ImportedRecord.objects.bulk_create(made, batch_size=1_000)
    ImportedRecord.objects.bulk_update(changed, FILLED, batch_size=500)
    RecordChange.objects.bulk_create(changes, batch_size=1_000)
    tell_impact(run.programme_id, [*made, *changed])


FILLED = ["person_key", "email", "fiscal_year", "values", "run"]


def fill(record: ImportedRecord, run: ImportRun, person_key: str, values: dict[str, str | int]) -> None:
    """The record says from now on what this run says."""
    record.run = run
    record.person_key = person_key
    record.values = values
    record.email = str(values.get("email", "")).casefold()
    record.fiscal_year = KINDS[run.kind].year(values)


@inside_transaction
def tell_impact(programme_id: UUID, records: list[ImportedRecord]) -> None:
    """What these records say now counts; who has an account meanwhile is the same person."""
    today = clock.today()
    facts = [
        impact.ImportedFacts(row.id, KINDS[row.kind].facts(row.values, row.person_key, today))
        for row in records
    ]
    impact.record_imported(programme_id=programme_id, rows=facts)
    keys_by_address: dict[str, set[str]] = {}
    for row in records:
        if row.email and row.person_key:
            keys_by_address.setdefault(row.email, set()).add(row.person_key)
    for address, user_id in people.user_ids_by_address(keys_by_address).items():
        for key in keys_by_address[address]:
            impact.join_person(programme_id=programme_id, old_key=key, new_key=str(user_id))
