"""Personal data that leaves as a file is noted: who, when, how many rows (programmes.md 3.1 RQ39)."""

from uuid import UUID

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.transactions import use_case
from yuiwork.intake.policies import may_decide


@use_case
def record_export(*, actor: Actor, programme_id: UUID, kind: str, rows: int) -> None:
    """Raises ``Refused`` ``OFFICER_ONLY``."""
    may_decide(actor, programme_id).enforce()
    audit.record(
        actor=actor,
        action="export_applicants",
        target="regions.Programme",
        target_id=programme_id,
        kind=kind,
        rows=rows,
    )
