"""Marking who came to a session of a course."""

from uuid import UUID

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.core.transactions import use_case
from yuiwork.learning.models import Attendance, Session, StampKind
from yuiwork.learning.policies import may_mark, may_mark_on
from yuiwork.learning.use_cases.complete import complete_if_met
from yuiwork.learning.use_cases.enrolments import locked_enrolment
from yuiwork.learning.use_cases.stamps import give_stamp, take_stamp_back


@use_case
def mark_session_attendance(
    *, actor: Actor, session_id: UUID, enrolment_id: UUID, present: bool
) -> Attendance:
    """出席 or 欠席, from the day of the session on; completes the course if that was the last thing missing.

    A certificate once issued stays, even if a mark is corrected afterwards.
    Raises ``Refused`` ``STAFF_ONLY``, ``NOT_YET``; ``NotFound`` (also for a session of another course).
    """
    session = Session.objects.select_related("course").filter(id=session_id).first()
    if session is None:
        raise NotFound
    enrolment = locked_enrolment(id=enrolment_id, course_id=session.course_id)
    programme_id = session.course.programme_id
    may_mark(actor, programme_id).enforce()
    may_mark_on(session.starts_at, clock.today()).enforce()
    known = Attendance.objects.filter(session=session, enrolment=enrolment).first()
    if known is not None and known.present == present:
        return known
    attendance, _created = Attendance.objects.update_or_create(
        session=session,
        enrolment=enrolment,
        defaults={"present": present, "marked_at": clock.now(), "marked_by_id": actor.user_id},
    )
    audit.record(
        actor=actor,
        action="mark_attendance",
        target="learning.Attendance",
        target_id=attendance.id,
        present=present,
    )
    _stamp(attendance)
    if present:
        complete_if_met(actor=actor, enrolment=enrolment)
    return attendance


def _stamp(attendance: Attendance) -> None:
    if not attendance.present:
        take_stamp_back(kind=StampKind.SESSION, ref_id=attendance.id)
        return
    enrolment, session = attendance.enrolment, attendance.session
    give_stamp(
        programme_id=session.course.programme_id,
        person_key=str(enrolment.user_id),
        user_id=enrolment.user_id,
        kind=StampKind.SESSION,
        ref_id=attendance.id,
        label=session.title,
    )
