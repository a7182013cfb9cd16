"""Appointing staff, and letting them go."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import Refused
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.regions.events import StaffAppointed
from yuiwork.regions.models import FIRST_LEVEL, StaffRole
from yuiwork.regions.policies import may_manage_programme
from yuiwork.regions.queries.staff import in_force


@use_case
def appoint_staff(*, actor: Actor, programme_id: UUID, user_id: UUID, role: Role) -> StaffRole:
    """Give a person a role in a programme from today (JST). Doing it twice changes nothing."""
    may_manage_programme(actor, programme_id).enforce()
    return appoint(actor, programme_id, user_id, role)


@use_case
def release_staff(*, actor: Actor, programme_id: UUID, user_id: UUID, role: Role) -> None:
    """End a role today (JST); its history stays. Doing it twice changes nothing.

    Raises ``Refused`` ``LAST_OFFICER``: only the operator leaves a programme without anybody in charge.
    """
    may_manage_programme(actor, programme_id).enforce()
    if role is Role.OFFICER and not (actor.system or actor.is_operator):
        officers = StaffRole.objects.select_for_update().filter(
            in_force(clock.today()), programme_id=programme_id, role=role.value
        )
        if {row.user_id for row in officers} == {user_id}:
            raise Refused(
                "LAST_OFFICER", _("Please appoint the next officer first: nobody else could change anything.")
            )
    ended = StaffRole.objects.filter(
        programme_id=programme_id, user_id=user_id, role=role.value, until=None
    ).update(until=clock.today())
    if ended:
        _record(actor, "release", programme_id, user_id, role)


@inside_transaction
def appoint(
    actor: Actor,
    programme_id: UUID,
    user_id: UUID,
    role: Role,
    *,
    level: int = FIRST_LEVEL,
    since: date | None = None,
    ends_on: date | None = None,
    loan_id: UUID | None = None,
) -> StaffRole:
    """The role from a day on (JST, today unless said otherwise). One that is over by now, or of a lower level, is
    closed first, so that the history shows both."""
    since = since or clock.today()
    held = (
        StaffRole.objects.select_for_update()
        .filter(programme_id=programme_id, user_id=user_id, role=role.value, until=None)
        .first()
    )
    if held is not None and (held.ends_on is None or held.ends_on >= since) and held.level >= level:
        return held
    if held is not None:
        held.until = max(held.since, min(since, held.ends_on or since))
        held.save(update_fields=["until"])
    staff = StaffRole.objects.create(
        programme_id=programme_id,
        user_id=user_id,
        role=role.value,
        level=level,
        since=since,
        ends_on=ends_on,
        loan_id=loan_id,
    )
    _record(actor, "appoint", programme_id, user_id, role)
    publish(StaffAppointed(programme_id=programme_id, user_id=user_id, role=role.value))
    return staff


def _record(actor: Actor, action: str, programme_id: UUID, user_id: UUID, role: Role) -> None:
    audit.record(
        actor=actor,
        action=action,
        target="regions.Programme",
        target_id=programme_id,
        user=user_id,
        role=role,
    )
