"""Writing and reading the trail."""

from typing import Any
from uuid import UUID

from yuiwork.audit.models import AuditRow, HandledEvent
from yuiwork.core.actor import Actor
from yuiwork.core.transactions import inside_transaction


@inside_transaction
def record(*, actor: Actor, action: str, target: str, target_id: UUID | None, **data: Any) -> None:
    """Write one row in the transaction of the change: ``record(actor=…, action="propose", target="market.Job", …)``.

    ``data`` takes JSON values: ids as text, codes and amounts; never names or free text of a person.
    """
    AuditRow.objects.create(
        user_id=actor.user_id,
        actor=actor.name_for_audit,
        action=action,
        target_type=target,
        target_id=target_id,
        data={
            key: value if isinstance(value, int | bool | None) else str(value) for key, value in data.items()
        },
    )


@inside_transaction
def first_time(*, event_id: UUID, handler: str) -> bool:
    """True once per event and handler; the second caller waits for the first and then gets False."""
    _row, created = HandledEvent.objects.get_or_create(event_id=event_id, handler=handler)
    return created


def history_of(target: str, target_id: UUID) -> list[AuditRow]:
    """The rows about one thing, oldest first."""
    return list(AuditRow.objects.filter(target_type=target, target_id=target_id).order_by("created_at", "id"))
