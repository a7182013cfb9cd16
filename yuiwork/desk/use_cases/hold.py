"""Whether it took place, and the reminder of the day before."""

from datetime import datetime, time, timedelta
from uuid import UUID

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.desk.events import ConsultationNear
from yuiwork.desk.models import CONSULTATION, Consultation, ConsultationState
from yuiwork.desk.use_cases.locks import counselled
from yuiwork.japan.dates import JST


@use_case
def mark_held(*, actor: Actor, consultation_id: UUID) -> Consultation:
    """It took place. Twice is once. Raises ``Refused`` ``NOT_NOW``; ``NotFound``."""
    row = counselled(actor, consultation_id)
    if row.state == ConsultationState.HELD:
        return row
    row.state = CONSULTATION.step(row.state, "hold", by="desk")
    row.counsellor_id = actor.user_id or row.counsellor_id
    row.save(update_fields=["state", "counsellor"])
    audit.record(actor=actor, action="hold", target="desk.Consultation", target_id=row.id)
    return row


@use_case
def mark_missed(*, actor: Actor, consultation_id: UUID) -> Consultation:
    """Nobody came or answered. Twice is once. Raises ``Refused`` ``NOT_NOW``; ``NotFound``."""
    row = counselled(actor, consultation_id)
    if row.state == ConsultationState.MISSED:
        return row
    row.state = CONSULTATION.step(row.state, "miss", by="desk")
    row.save(update_fields=["state"])
    audit.record(actor=actor, action="miss", target="desk.Consultation", target_id=row.id)
    return row


@use_case
def remind() -> int:
    """Announce every consultation of tomorrow (JST) once. Returns how many; may run at any moment and twice."""
    day = clock.today() + timedelta(days=1)
    start = datetime.combine(day, time.min, JST)
    rows = list(
        Consultation.objects.select_for_update(of=("self",), skip_locked=True)
        .select_related("desk")
        .filter(
            state=ConsultationState.BOOKED,
            reminded_at=None,
            starts_at__gte=start,
            starts_at__lt=start + timedelta(days=1),
        )
    )
    for row in rows:
        row.reminded_at = clock.now()
        row.save(update_fields=["reminded_at"])
        audit.record(
            actor=Actor.for_system("clock"), action="remind", target="desk.Consultation", target_id=row.id
        )
        publish(ConsultationNear(consultation_id=row.id, programme_id=row.desk.programme_id))
    return len(rows)
