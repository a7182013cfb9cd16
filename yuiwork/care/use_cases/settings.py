"""From when on a silence is noticed in a programme."""

from typing import TypedDict, Unpack
from uuid import UUID

from yuiwork.audit import api as audit
from yuiwork.care.models import CareSettings
from yuiwork.care.policies import may_set_up
from yuiwork.core.actor import Actor
from yuiwork.core.transactions import use_case


class SettingsData(TypedDict, total=False):
    """Days, a number of sessions, a step of five (at most 4); 0 turns a signal off. ``answer_days``: business days, at
    least 1."""

    quiet_days: int
    start_days: int
    late_days: int
    missed_sessions: int
    low_answer: int
    answer_days: int


@use_case
def set_care_settings(*, actor: Actor, programme_id: UUID, **data: Unpack[SettingsData]) -> CareSettings:
    """What stands open already stays; the next look uses the new limits."""
    may_set_up(actor, programme_id).enforce()
    row, _created = CareSettings.objects.update_or_create(programme_id=programme_id, defaults=dict(data))
    audit.record(
        actor=actor, action="set_care", target="regions.Programme", target_id=programme_id, **dict(data)
    )
    return row
