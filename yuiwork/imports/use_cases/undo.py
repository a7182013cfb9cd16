"""Taking an import back as a whole, and discarding a file that was never imported."""

from uuid import UUID

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.impact import api as impact
from yuiwork.imports.events import ImportUndone
from yuiwork.imports.kinds import KINDS
from yuiwork.imports.models import RUN, ImportedRecord, ImportLine, ImportRun
from yuiwork.imports.policies import may_import, may_undo
from yuiwork.imports.queries.runs import closed_years_of, later_files
from yuiwork.imports.use_cases.save import FILLED, lock_records, tell_impact


@use_case
def undo_import(*, actor: Actor, run_id: UUID) -> ImportRun:
    """Every record says again what it said before; those the run made are gone, their facts with them.

    Raises ``Refused`` ``LATER_IMPORT``, ``YEAR_CLOSED`` or ``NOT_NOW``.
    """
    run = ImportRun.objects.select_for_update().get(id=run_id)
    may_import(actor, run.programme_id).enforce()
    run.state = RUN.step(run.state, "undo", by="staff")
    lock_records(run.programme_id)
    may_undo(later_files(run), closed_years_of(run)).enforce()
    changes = list(run.changes.select_related("record", "earlier_run"))
    restored, made = [], []
    for change in changes:
        record = change.record
        if change.before is None or change.earlier_run is None:
            made.append(record.id)
            continue
        record.values, record.run = change.before, change.earlier_run
        record.email = str(change.before.get("email", "")).casefold()
        record.fiscal_year = KINDS[record.kind].year(change.before)
        restored.append(record)
    run.changes.all().delete()
    ImportedRecord.objects.bulk_update(restored, FILLED, batch_size=500)
    ImportedRecord.objects.filter(id__in=made).delete()
    impact.forget_imported(programme_id=run.programme_id, refs=made)
    tell_impact(run.programme_id, restored)
    run.undone_at = clock.now()
    run.save(update_fields=["state", "undone_at"])
    audit.record(
        actor=actor, action="undo", target="imports.ImportRun", target_id=run.id, gone=len(made),
        restored=len(restored),
    )  # fmt: skip
    publish(ImportUndone(run_id=run.id, programme_id=run.programme_id))
    return run


@use_case
def discard_file(*, actor: Actor, run_id: UUID) -> ImportRun:
    """The file goes, and what was read of it; who uploaded what when stays. Raises ``Refused`` ``NOT_NOW``."""
    run = ImportRun.objects.select_for_update().get(id=run_id)
    may_import(actor, run.programme_id).enforce()
    run.state = RUN.step(run.state, "discard", by="staff")
    run.content = None
    run.save(update_fields=["state", "content"])
    ImportLine.objects.filter(run=run).delete()
    audit.record(actor=actor, action="discard", target="imports.ImportRun", target_id=run.id)
    return run
