"""Appointing staff, and letting them go."""

from uuid import UUID

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.regions.events import StaffAppointed
from yuiwork.regions.models import StaffRole
from yuiwork.regions.policies import may_manage_programme


@use_case
def appoint_staff(*, actor: Actor, programme_id: UUID, user_id: UUID, role: Role) -> StaffRole:
    """Give a person a role in a programme from today (JST). Doing it twice changes nothing."""
    may_manage_programme(actor, programme_id).enforce()
    staff, created = StaffRole.objects.get_or_create(
        programme_id=programme_id,
        user_id=user_id,
        role=role.value,
        until=None,
        defaults={"since": clock.today()},
    )
    if created:
        audit.record(
            actor=actor,
            action="appoint",
            target="regions.Programme",
            target_id=programme_id,
            user=user_id,
            role=role,
        )
        publish(StaffAppointed(programme_id=programme_id, user_id=user_id, role=role.value))
    return staff


@use_case
def release_staff(*, actor: Actor, programme_id: UUID, user_id: UUID, role: Role) -> None:
    """End a role today (JST); its history stays. Doing it twice changes nothing."""
    may_manage_programme(actor, programme_id).enforce()
    ended = StaffRole.objects.filter(
        programme_id=programme_id, user_id=user_id, role=role.value, until=None
    ).update(until=clock.today())
    if ended:
        audit.record(
            actor=actor,
            action="release",
            target="regions.Programme",
            target_id=programme_id,
            user=user_id,
            role=role,
        )
