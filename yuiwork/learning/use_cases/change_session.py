"""Moving a session or calling it off: everybody is told, every calendar and the childcare at it follow."""

from typing import Unpack
from uuid import UUID

from django.utils.translation import gettext as _

from yuiwork.audit import api as audit
from yuiwork.childcare import api as childcare
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.learning.events import SessionCancelled, SessionChanged
from yuiwork.learning.models import SESSION, Session, SessionChange
from yuiwork.learning.policies import may_change_session
from yuiwork.learning.use_cases.childcare import session_when
from yuiwork.learning.use_cases.plan_course import locked_course
from yuiwork.learning.use_cases.plan_sessions import SessionData, check_session, check_timetable

# What people's calendars show: a change of these is told; a corrected subject or seat count is not.
TOLD = ("title", "starts_at", "ends_at", "place", "url")


@use_case
def change_session(*, actor: Actor, session_id: UUID, note: str = "", **data: Unpack[SessionData]) -> Session:
    """Put these values in place of the old ones; ``note`` is read by everybody who is told.

    Nobody is told when nothing that stands in a calendar changes. Raises as ``create_session``, and ``Refused``
    ``CANCELLED``, ``Invalid`` ``SEATS_TAKEN``.
    """
    session = _locked(actor, session_id)
    may_change_session(session).enforce()
    check_session(session.course.programme_id, data)
    before = {field: getattr(session, field) for field in TOLD}
    was = SessionChange(
        session=session, starts_at=session.starts_at, ends_at=session.ends_at, place=session.place, note=note
    )
    for field, value in data.items():
        setattr(session, field, value)
    _check_seats(session)
    check_timetable(session.course, [session])
    told = any(before[field] != getattr(session, field) for field in TOLD)
    if told:
        _keep(session, was, actor)
    session.save()
    audit.record(actor=actor, action="change", target="learning.Session", target_id=session.id, told=told)
    childcare.move_occasion(
        actor=actor,
        kind=childcare.OccasionKind.SESSION,
        ref_id=session.id,
        when=session_when(session),
    )
    if told:
        publish(
            SessionChanged(
                session_id=session.id,
                programme_id=session.course.programme_id,
                course_id=session.course_id,
                sequence=session.calendar_sequence,
            )
        )
    return session


@use_case
def cancel_session(*, actor: Actor, session_id: UUID, reason: str) -> Session:
    """Call it off; the reason is read by everybody. Twice is once.

    Raises ``Invalid`` ``REASON_MISSING``; ``Refused`` ``ALREADY_HELD`` once attendance was marked; ``NotFound``.
    """
    session = _locked(actor, session_id)
    if session.is_cancelled:
        return session
    if not reason.strip():
        raise Invalid("REASON_MISSING", _("Please say why. The learners read it."), field="reason")
    if session.attendances.exists():
        raise Refused("ALREADY_HELD", _("Attendance is marked already, so it can no longer be cancelled."))
    was = SessionChange(
        session=session,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        place=session.place,
        note=reason,
    )
    session.state = SESSION.step(session.state, "cancel", by="staff")
    session.cancelled_at = clock.now()
    session.cancel_reason = reason.strip()
    _keep(session, was, actor)
    session.save()
    audit.record(actor=actor, action="cancel", target="learning.Session", target_id=session.id)
    childcare.call_off_occasion(actor=actor, kind=childcare.OccasionKind.SESSION, ref_id=session.id)
    publish(
        SessionCancelled(
            session_id=session.id,
            programme_id=session.course.programme_id,
            course_id=session.course_id,
            sequence=session.calendar_sequence,
        )
    )
    return session


def _locked(actor: Actor, session_id: UUID) -> Session:
    """Locked after its course, as everywhere: limits of the timetable are the course's."""
    found = Session.objects.filter(id=session_id).values_list("course_id", flat=True).first()
    if found is None:
        raise NotFound
    course = locked_course(actor, found)
    session = Session.objects.select_for_update().get(id=session_id)
    session.course = course
    return session


def _check_seats(session: Session) -> None:
    if session.capacity is not None and session.capacity < session.seats_taken:
        words = _("%(count)d seats are already taken; there cannot be fewer.")
        raise Invalid("SEATS_TAKEN", words % {"count": session.seats_taken}, field="capacity")


def _keep(session: Session, was: SessionChange, actor: Actor) -> None:
    session.calendar_sequence += 1
    was.sequence = session.calendar_sequence
    was.changed_by_id = actor.user_id
    was.save(force_insert=True)
