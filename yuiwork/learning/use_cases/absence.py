"""Absences: told beforehand by the learner, and guided afterwards by the staff (programmes.md 3.1 RQ14)."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.learning.events import AbsenceGuided, AbsenceTold
from yuiwork.learning.models import (
    STAYED_AWAY,
    AbsenceGuidance,
    AbsenceNotice,
    AbsenceReason,
    Attendance,
    Enrolment,
    Session,
)
from yuiwork.learning.policies import may_mark, may_tell_absence
from yuiwork.learning.use_cases.enrolments import locked_enrolment


@use_case
def tell_absence(*, actor: Actor, session_id: UUID, reason: str, text: str = "") -> AbsenceNotice:
    """She cannot come. Telling it again corrects the reason.

    Raises ``Invalid`` ``REASON``; ``Refused`` ``TOO_LATE`` once the session is over, ``CANCELLED``; ``NotFound``.
    """
    session = _session(session_id)
    if actor.user_id is None:
        raise NotFound
    enrolment = locked_enrolment(course_id=session.course_id, user_id=actor.user_id)
    may_tell_absence(session, clock.now()).enforce()
    if reason not in AbsenceReason.values:
        raise Invalid("REASON", _("Please choose a reason from the list."), field="reason")
    notice, created = AbsenceNotice.objects.update_or_create(
        session=session,
        enrolment=enrolment,
        withdrawn_at=None,
        defaults={"reason": reason, "text": text.strip(), "user_id": enrolment.user_id},
    )
    audit.record(actor=actor, action="tell_absence", target="learning.AbsenceNotice", target_id=notice.id)
    if created:
        publish(
            AbsenceTold(
                notice_id=notice.id,
                session_id=session.id,
                programme_id=session.course.programme_id,
                user_id=enrolment.user_id,
                tutor_id=enrolment.tutor_id,
            )
        )
    return notice


@use_case
def withdraw_absence(*, actor: Actor, session_id: UUID) -> None:
    """She can come after all. Without a notice nothing happens. Raises as ``tell_absence``."""
    session = _session(session_id)
    if actor.user_id is None:
        raise NotFound
    enrolment = locked_enrolment(course_id=session.course_id, user_id=actor.user_id)
    may_tell_absence(session, clock.now()).enforce()
    notice = AbsenceNotice.objects.filter(session=session, enrolment=enrolment, withdrawn_at=None).first()
    if notice is None:
        return
    notice.withdrawn_at = clock.now()
    notice.save(update_fields=["withdrawn_at"])
    audit.record(actor=actor, action="withdraw_absence", target="learning.AbsenceNotice", target_id=notice.id)


@use_case
def guide_absentees(
    *,
    actor: Actor,
    session_id: UUID,
    what_was_done: str,
    next_step: str,
    enrolment_ids: Collection[UUID] | None = None,
) -> list[AbsenceGuidance]:
    """Write to everybody (or those given) who was absent and was not written to yet: what was done, what to do next.

    A second tap writes to nobody again. Raises ``Invalid`` ``EMPTY``; ``Refused`` ``STAFF_ONLY``; ``NotFound``.
    """
    session = (
        Session.objects.select_for_update(of=("self",)).select_related("course").filter(id=session_id).first()
    )
    if session is None:
        raise NotFound
    may_mark(actor, session.course.programme_id).enforce()
    for field, text in (("what_was_done", what_was_done), ("next_step", next_step)):
        if not text.strip():
            raise Invalid("EMPTY", _("Please fill this in."), field=field)
    sent = []
    for absence in to_guide(session):
        if enrolment_ids is not None and absence.enrolment_id not in enrolment_ids:
            continue
        sent.append(_guide(actor, session, absence.enrolment, what_was_done.strip(), next_step.strip()))
    audit.record(
        actor=actor, action="guide_absentees", target="learning.Session", target_id=session.id, sent=len(sent)
    )
    return sent


def _guide(
    actor: Actor, session: Session, enrolment: Enrolment, what_was_done: str, next_step: str
) -> AbsenceGuidance:
    """One absentee is written to."""
    guidance = AbsenceGuidance.objects.create(
        session=session,
        enrolment=enrolment,
        user_id=enrolment.user_id,
        what_was_done=what_was_done,
        next_step=next_step,
        sent_by_id=actor.user_id,
    )
    publish(
        AbsenceGuided(
            guidance_id=guidance.id,
            session_id=session.id,
            enrolment_id=enrolment.id,
            programme_id=session.course.programme_id,
            user_id=enrolment.user_id,
            sent_by_id=actor.user_id,
        )
    )
    return guidance


def to_guide(session: Session) -> list[Attendance]:
    """Who was absent and has no guidance for this session yet."""
    rows = Attendance.objects.filter(session=session, mark__in=list(STAYED_AWAY)).exclude(
        enrolment__in=AbsenceGuidance.objects.filter(session=session).values("enrolment_id")
    )
    return list(rows.select_related("enrolment").order_by("enrolment_id"))


def _session(session_id: UUID) -> Session:
    session = Session.objects.select_related("course").filter(id=session_id).first()
    if session is None:
        raise NotFound
    return session
