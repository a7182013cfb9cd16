"""Writing and reading the trail."""

from typing import Any
from uuid import UUID

from django.db import connection

from yuiwork.audit.models import AuditRow
from yuiwork.core.actor import Actor
from yuiwork.core.transactions import inside_transaction

# Django does not say of a row that was ignored that it was; and every event of every handler passes here.
NOTE_HANDLED = "INSERT INTO audit_handledevent (event_id, handler) VALUES (%s, %s) ON CONFLICT DO NOTHING"


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
    with connection.cursor() as cursor:
        cursor.execute(NOTE_HANDLED, [event_id, handler])
        return bool(cursor.rowcount)


def history_of(target: str, target_id: UUID) -> list[AuditRow]:
    """The rows about one thing, oldest first."""
    return list(AuditRow.objects.filter(target_type=target, target_id=target_id).order_by("created_at", "id"))
