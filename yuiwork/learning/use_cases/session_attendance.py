"""Marking who came to a session: one learner, the whole roll at once, or the learner herself at the door."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.learning.events import SessionMissed
from yuiwork.learning.models import (
    CAME,
    STAYED_AWAY,
    AbsenceReason,
    Attendance,
    AttendanceMark,
    Enrolment,
    Session,
    SessionState,
    StampKind,
    TookPart,
)
from yuiwork.learning.policies import late_after, may_check_in, may_mark, may_mark_on, may_work_on
from yuiwork.learning.use_cases.complete import complete_if_met
from yuiwork.learning.use_cases.enrolments import locked_enrolment
from yuiwork.learning.use_cases.stamps import give_stamp, take_stamp_back

REASON_LIMIT = 300  # characters


@dataclass(frozen=True, slots=True)
class RollLine:
    """One line of the roll. ``reason`` and ``reason_text`` are kept for absences and late comers only."""

    enrolment_id: UUID
    mark: AttendanceMark
    reason: str = ""
    reason_text: str = ""
    took_part: str = ""


@use_case
def mark_session_attendance(
    *,
    actor: Actor,
    session_id: UUID,
    enrolment_id: UUID,
    present: bool,
    mark: AttendanceMark | None = None,
    reason: str = "",
    reason_text: str = "",
) -> Attendance:
    """出席 or 欠席, from the day of the session on; completes the course if that was the last thing missing.

    ``mark`` says it more exactly than ``present``. A certificate once issued stays, even if a mark is corrected.
    Raises ``Refused`` ``STAFF_ONLY``, ``NOT_YET``, ``CANCELLED``; ``NotFound`` (also for another course's session).
    """
    session = _session(session_id)
    enrolment = locked_enrolment(id=enrolment_id, course_id=session.course_id)
    _enforce(actor, session)
    exact = mark or (AttendanceMark.PRESENT if present else AttendanceMark.ABSENT)
    return _mark(actor, session, enrolment, RollLine(enrolment_id, exact, reason, reason_text))


@use_case
def mark_roll(*, actor: Actor, session_id: UUID, lines: Sequence[RollLine]) -> int:
    """The whole roll with one save; how many lines changed. Lines not given stay as they are.

    Learners are locked in the order of their ids, so that two people saving at once only wait. Raises as
    ``mark_session_attendance``, and ``Invalid`` ``REASON``, ``TEXT_TOO_LONG``, ``TOOK_PART``.
    """
    session = _session(session_id)
    _enforce(actor, session)
    wanted = {line.enrolment_id: line for line in lines}
    for line in lines:
        _check_line(line)
    learners = _locked_learners(session, wanted)
    if len(learners) != len(wanted):
        raise NotFound
    known = {row.enrolment_id: row for row in Attendance.objects.filter(session=session)}
    changed = 0
    # By person: two rolls of two courses with the same people wait for each other, never in a circle.
    for learner in sorted(learners, key=lambda learner: learner.user_id):
        line = wanted[learner.id]
        if not _is_same(known.get(learner.id), line):
            _mark(actor, session, learner, line)
            changed += 1
    return changed


@use_case
def check_in(*, actor: Actor, session_id: UUID, took_part: str = "") -> Attendance:
    """The learner marks herself present, around the hour of the session; later than ten minutes is late.

    What staff marked stays. Raises ``Refused`` ``NOT_YET``, ``TOO_LATE``, ``CANCELLED``, ``LEFT``; ``NotFound`` for
    others.
    """
    if actor.user_id is None:
        raise NotFound
    session = _session(session_id)
    enrolment = locked_enrolment(course_id=session.course_id, user_id=actor.user_id)
    known = Attendance.objects.filter(session=session, enrolment=enrolment).first()
    if known is not None:
        return known
    may_work_on(enrolment).enforce()
    now = clock.now()
    may_check_in(session, now).enforce()
    mark = AttendanceMark.LATE if now > late_after(session) else AttendanceMark.PRESENT
    line = RollLine(enrolment.id, mark, took_part=took_part)
    _check_line(line)
    return _mark(actor, session, enrolment, line)


def _session(session_id: UUID) -> Session:
    session = Session.objects.select_related("course").filter(id=session_id).first()
    if session is None:
        raise NotFound
    return session


def _enforce(actor: Actor, session: Session) -> None:
    may_mark(actor, session.course.programme_id).enforce()
    may_mark_on(session.starts_at, clock.today(), cancelled=session.state == SessionState.CANCELLED).enforce()


def _locked_learners(session: Session, wanted: Iterable[UUID]) -> list[Enrolment]:
    return list(
        Enrolment.objects.select_for_update(of=("self",))
        .select_related("course__programme")
        .filter(id__in=list(wanted), course_id=session.course_id)
        .order_by("id")
    )


def _check_line(line: RollLine) -> None:
    if line.reason and line.reason not in AbsenceReason.values:
        raise Invalid("REASON", _("Please choose a reason from the list."))
    if line.took_part and line.took_part not in TookPart.values:
        raise Invalid("TOOK_PART", _("Please choose from the list."))
    if len(line.reason_text) > REASON_LIMIT:
        words = _("Please keep the reason within %(most)d characters.")
        raise Invalid("TEXT_TOO_LONG", words % {"most": REASON_LIMIT})


def _kept(line: RollLine) -> dict[str, str]:
    """The columns of a line: a reason belongs to an absence or a late comer, a seat to who came."""
    with_reason = line.mark != AttendanceMark.PRESENT
    return {
        "mark": line.mark,
        "reason": line.reason if with_reason else "",
        "reason_text": line.reason_text.strip() if with_reason else "",
        "took_part": line.took_part if line.mark in CAME else "",
    }


def _is_same(known: Attendance | None, line: RollLine) -> bool:
    return known is not None and all(getattr(known, name) == value for name, value in _kept(line).items())


@inside_transaction
def _mark(actor: Actor, session: Session, enrolment: Enrolment, line: RollLine) -> Attendance:
    """Write one line, with its stamp, and what follows from it. The enrolment is locked."""
    known = Attendance.objects.filter(session=session, enrolment=enrolment).first()
    if known is not None and _is_same(known, line):
        return known
    counts = line.mark in CAME or (line.mark == AttendanceMark.MADE_UP and enrolment.course.recording_counts)
    attendance, _created = Attendance.objects.update_or_create(
        session=session,
        enrolment=enrolment,
        defaults={
            **_kept(line),
            "present": counts,
            "marked_at": clock.now(),
            "marked_by_id": actor.user_id,
        },
    )
    audit.record(
        actor=actor,
        action="mark_attendance",
        target="learning.Attendance",
        target_id=attendance.id,
        present=counts,
        mark=line.mark,
    )
    _stamp(actor, attendance, session, enrolment)
    if line.mark in STAYED_AWAY and (known is None or known.mark not in STAYED_AWAY):
        _announce_missed(session, enrolment, line)
    if counts:
        complete_if_met(actor=actor, enrolment=enrolment)
    return attendance


def _announce_missed(session: Session, enrolment: Enrolment, line: RollLine) -> None:
    publish(
        SessionMissed(
            session_id=session.id,
            enrolment_id=enrolment.id,
            programme_id=session.course.programme_id,
            course_id=session.course_id,
            user_id=enrolment.user_id,
            tutor_id=enrolment.tutor_id,
            told=line.mark == AttendanceMark.ABSENT_TOLD,
        )
    )


def _stamp(actor: Actor, attendance: Attendance, session: Session, enrolment: Enrolment) -> None:
    if not attendance.present:
        take_stamp_back(actor=actor, kind=StampKind.SESSION, ref_id=attendance.id)
        return
    give_stamp(
        programme_id=session.course.programme_id,
        person_key=str(enrolment.user_id),
        user_id=enrolment.user_id,
        kind=StampKind.SESSION,
        ref_id=attendance.id,
        label=session.title,
    )
