"""The day of deletion: the sealed text goes, that it went stays."""

from uuid import UUID

from yuiwork.audit import api as audit
from yuiwork.childcare.models import ChildPlace, ChildRecord
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.transactions import use_case

CLOCK = Actor.for_system("childcare_clock")


def delete_due_records() -> int:
    """Every record whose last day is over (JST). Returns how many were deleted now; one transaction each."""
    due = ChildRecord.objects.filter(deleted_at=None, delete_after__lt=clock.today())
    return sum(_delete(record_id=pk) for pk in list(due.values_list("id", flat=True)))


@use_case
def _delete(*, record_id: UUID) -> bool:
    record = ChildRecord.objects.select_for_update().get(id=record_id)
    if record.deleted_at is not None or record.delete_after >= clock.today():
        return False
    record.sealed, record.deleted_at = None, clock.now()
    record.save(update_fields=["sealed", "deleted_at"])
    ChildPlace.objects.filter(record=record).update(collected_by=None)
    audit.record(
        actor=CLOCK,
        action="delete_record",
        target="childcare.ChildRecord",
        target_id=record.id,
        last_day=record.delete_after.isoformat(),
    )
    return True
