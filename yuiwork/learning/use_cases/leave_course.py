"""Leaving a course with a reason, coming back, and getting another tutor."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.childcare import api as childcare
from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.learning.events import CourseLeft, CourseReturned, TutorAssigned
from yuiwork.learning.models import ENROLMENT, Departure, Enrolment, EnrolmentState, LeaveReason
from yuiwork.learning.policies import may_accompany, may_decide
from yuiwork.learning.use_cases.enrolments import locked_enrolment
from yuiwork.learning.use_cases.session_seats import free_seats
from yuiwork.regions import api as regions


@use_case
def leave_course(*, actor: Actor, enrolment_id: UUID, reason: str, note: str = "") -> Enrolment:
    """She leaves: said by herself, her tutor or a director. Twice is once.

    Her seats, and her children's places, at what is ahead are free again.

    Raises ``Invalid`` ``REASON_UNKNOWN``; ``Refused`` ``NOT_NOW`` (completed); ``NotFound`` for strangers.
    """
    enrolment = _hers(actor, enrolment_id)
    if enrolment.state == EnrolmentState.LEFT:
        return enrolment
    if reason not in LeaveReason.values:
        raise Invalid("REASON_UNKNOWN", _("Please choose the reason."), field="reason")
    enrolment.state = ENROLMENT.step(enrolment.state, "leave", by=_party(actor, enrolment))
    enrolment.save(update_fields=["state"])
    Departure.objects.create(
        enrolment=enrolment,
        reason=reason,
        note=note.strip(),
        left_on=clock.today(),
        recorded_by_id=actor.user_id,
    )
    audit.record(
        actor=actor, action="leave", target="learning.Enrolment", target_id=enrolment.id, reason=reason
    )
    free_seats(actor=actor, enrolment=enrolment)
    childcare.withdraw_request(actor=actor, party_id=enrolment.id)
    publish(
        CourseLeft(
            enrolment_id=enrolment.id,
            programme_id=enrolment.course.programme_id,
            user_id=enrolment.user_id,
            reason=reason,
        )
    )
    return enrolment


@use_case
def return_to_course(*, actor: Actor, enrolment_id: UUID) -> Enrolment:
    """She comes back to where she was. Twice is once. Raises ``NotFound`` for strangers."""
    enrolment = _hers(actor, enrolment_id)
    if enrolment.state != EnrolmentState.LEFT:
        return enrolment
    enrolment.state = ENROLMENT.step(enrolment.state, "return", by=_party(actor, enrolment))
    enrolment.save(update_fields=["state"])
    enrolment.departures.filter(returned_on=None).update(returned_on=clock.today())
    audit.record(actor=actor, action="return", target="learning.Enrolment", target_id=enrolment.id)
    publish(
        CourseReturned(
            enrolment_id=enrolment.id,
            programme_id=enrolment.course.programme_id,
            user_id=enrolment.user_id,
        )
    )
    return enrolment


@use_case
def assign_tutor(*, actor: Actor, enrolment_id: UUID, tutor_id: UUID) -> Enrolment:
    """Another tutor of the programme accompanies her from now on. Twice is once.

    Raises ``Invalid`` ``NOT_A_TUTOR``; ``NotFound`` for other programmes' staff.
    """
    enrolment = locked_enrolment(id=enrolment_id)
    programme_id = enrolment.course.programme_id
    if not may_decide(actor, programme_id):
        raise NotFound
    if tutor_id not in regions.staff_of(programme_id, Role.TUTOR):
        raise Invalid("NOT_A_TUTOR", _("Please choose a tutor of this programme."), field="tutor")
    if enrolment.tutor_id == tutor_id:
        return enrolment
    enrolment.tutor_id = tutor_id
    enrolment.save(update_fields=["tutor"])
    audit.record(
        actor=actor,
        action="assign_tutor",
        target="learning.Enrolment",
        target_id=enrolment.id,
        tutor=tutor_id,
    )
    publish(
        TutorAssigned(
            enrolment_id=enrolment.id,
            programme_id=programme_id,
            user_id=enrolment.user_id,
            tutor_id=tutor_id,
        )
    )
    return enrolment


def _hers(actor: Actor, enrolment_id: UUID) -> Enrolment:
    enrolment = locked_enrolment(id=enrolment_id)
    if not may_accompany(actor, enrolment):
        raise NotFound
    return enrolment


def _party(actor: Actor, enrolment: Enrolment) -> str:
    return "learner" if actor.user_id == enrolment.user_id else "staff"
