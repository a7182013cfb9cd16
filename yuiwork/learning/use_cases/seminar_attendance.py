"""Marking who came to a seminar."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.learning.events import SeminarAttendanceWithdrawn, SeminarAttended
from yuiwork.learning.models import (
    SEATED,
    SEMINAR_APPLICATION,
    SeminarApplication,
    SeminarState,
    StampKind,
)
from yuiwork.learning.policies import may_mark, may_mark_seminar
from yuiwork.learning.use_cases.locked_seat import locked_application
from yuiwork.learning.use_cases.stamps import give_stamp, take_stamp_back


@use_case
def mark_seminar_attendance(*, actor: Actor, application_id: UUID, present: bool) -> SeminarApplication:
    """出席 or 欠席, from the day of the seminar on. The same mark twice is one; a wrong one can be put right.

    Raises ``Refused`` ``STAFF_ONLY``, ``NOT_YET``, ``CALLED_OFF`` or, for a cancelled application, ``NOT_NOW``;
    ``Conflict`` ``FULL`` for somebody from the waiting list; ``NotFound``.
    """
    row, places = locked_application(application_id)
    seminar = row.seminar
    may_mark(actor, seminar.programme_id).enforce()
    may_mark_seminar(seminar, clock.today()).enforce()
    if row.state == (SeminarState.ATTENDED if present else SeminarState.ABSENT):
        return row
    if row.state not in SEATED and places[row.place.kind].left < 1:
        raise Conflict("FULL", _("All seats are taken, so there is none for somebody from the waiting list."))
    set_attendance(actor=actor, row=row, present=present)
    return row


@inside_transaction
def set_attendance(*, actor: Actor, row: SeminarApplication, present: bool) -> None:
    """Write the mark, give or take back the stamp, and say so. The row is locked and the actor may."""
    before = row.state
    row.state = SEMINAR_APPLICATION.step(before, "attend" if present else "miss", by="staff")
    row.marked_at = clock.now()
    row.marked_by_id = actor.user_id
    row.offer_until = None
    row.save(update_fields=["state", "marked_at", "marked_by", "offer_until"])
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
        _attended_by_mistake(actor, row)


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


def _attended_by_mistake(actor: Actor, row: SeminarApplication) -> None:
    take_stamp_back(actor=actor, kind=StampKind.SEMINAR, ref_id=row.id)
    publish(
        SeminarAttendanceWithdrawn(
            application_id=row.id, programme_id=row.seminar.programme_id, person_key=row.person_key
        )
    )
