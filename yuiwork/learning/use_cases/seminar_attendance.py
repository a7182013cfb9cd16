"""Marking who came to a seminar."""

from uuid import UUID

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.learning.events import SeminarAttendanceWithdrawn, SeminarAttended
from yuiwork.learning.models import SEMINAR_APPLICATION, SeminarApplication, SeminarState, StampKind
from yuiwork.learning.policies import may_mark, may_mark_on
from yuiwork.learning.use_cases.stamps import give_stamp, take_stamp_back


@use_case
def mark_seminar_attendance(*, actor: Actor, application_id: UUID, present: bool) -> SeminarApplication:
    """出席 or 欠席, from the day of the seminar on. The same mark twice is one; a wrong one can be put right.

    Raises ``Refused`` ``STAFF_ONLY``, ``NOT_YET`` or, for a cancelled application, ``NOT_NOW``; ``NotFound``.
    """
    row = SeminarApplication.objects.select_for_update().filter(id=application_id).first()
    if row is None:
        raise NotFound
    seminar = row.seminar
    may_mark(actor, seminar.programme_id).enforce()
    may_mark_on(seminar.starts_at, clock.today()).enforce()
    before, wanted = row.state, SeminarState.ATTENDED if present else SeminarState.ABSENT
    if before == wanted:
        return row
    row.state = SEMINAR_APPLICATION.step(before, "attend" if present else "miss", by="staff")
    row.marked_at = clock.now()
    row.marked_by_id = actor.user_id
    row.save(update_fields=["state", "marked_at", "marked_by"])
    audit.record(
        actor=actor,
        action="mark_attendance",
        target="learning.SeminarApplication",
        target_id=row.id,
        present=present,
    )
    if present:
        _attended(row)
    elif before == SeminarState.ATTENDED:
        _attended_by_mistake(row)
    return row


def _attended(row: SeminarApplication) -> None:
    programme_id = row.seminar.programme_id
    give_stamp(
        programme_id=programme_id,
        person_key=row.person_key,
        user_id=row.user_id,
        kind=StampKind.SEMINAR,
        ref_id=row.id,
        label=row.seminar.title,
    )
    publish(SeminarAttended(application_id=row.id, programme_id=programme_id, person_key=row.person_key))


def _attended_by_mistake(row: SeminarApplication) -> None:
    take_stamp_back(kind=StampKind.SEMINAR, ref_id=row.id)
    publish(
        SeminarAttendanceWithdrawn(
            application_id=row.id, programme_id=row.seminar.programme_id, person_key=row.person_key
        )
    )
