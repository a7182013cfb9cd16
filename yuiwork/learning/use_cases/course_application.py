"""Applying for a course and deciding. Locks: the course, then the application."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import Conflict, Invalid, NotFound, Refused
from yuiwork.core.events import publish
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.learning.events import CourseApplied, CourseDecided, Enrolled
from yuiwork.learning.models import (
    COURSE_APPLICATION,
    Course,
    CourseApplication,
    CourseApplicationState,
    Enrolment,
)
from yuiwork.learning.policies import may_decide
from yuiwork.learning.queries.applying import may_apply_for
from yuiwork.learning.use_cases.link_person import link_person
from yuiwork.people import api as people
from yuiwork.regions import api as regions

MAX_WEEKLY_HOURS = 60


class CourseDecision(StrEnum):
    ACCEPT = "accept"
    WAIT = "wait"
    DECLINE = "decline"


@use_case
def apply_for_course(
    *, actor: Actor, course_id: UUID, submission_id: UUID, motive: str, weekly_hours: int, worries: str = ""
) -> CourseApplication:
    """Apply as the signed-in person with a profile. The same ``submission_id`` again returns the first.

    Raises ``Refused`` ``PROFILE_MISSING``, ``TOO_LATE``, ``PROGRAMME_ENDED``, ``CERTIFICATE_NEEDED``;
    ``Invalid`` ``MOTIVE_EMPTY``,
    ``WEEKLY_HOURS``; ``Conflict`` ``ALREADY_APPLIED`` or ``SAME_KEY_OTHER_BODY``; ``NotFound``.
    """
    return enter_course_application(
        actor=actor,
        course_id=course_id,
        submission_id=submission_id,
        motive=motive,
        weekly_hours=weekly_hours,
        worries=worries,
    )


@inside_transaction
def enter_course_application(
    *, actor: Actor, course_id: UUID, submission_id: UUID, motive: str, weekly_hours: int, worries: str = ""
) -> CourseApplication:
    """``apply_for_course`` as a part of somebody's use-case."""
    course = locked_course(course_id)
    profile = people.profile_of(actor.user_id) if actor.user_id else None
    if actor.user_id is None or profile is None:
        raise Refused("PROFILE_MISSING", _("Please fill in your profile first."))
    first = CourseApplication.objects.filter(submission_id=submission_id).first()
    if first is not None:
        return the_same(first, course_id=course_id, user_id=actor.user_id)
    may_apply_for(actor, course).enforce()
    _check_input(motive, weekly_hours)
    _refuse_twice(course_id, actor.user_id)
    link_person(actor=actor, user_id=actor.user_id, email=profile.user.email)
    application = CourseApplication.objects.create(
        course=course,
        user_id=actor.user_id,
        submission_id=submission_id,
        motive=motive.strip(),
        weekly_hours=weekly_hours,
        worries=worries.strip(),
    )
    audit.record(
        actor=actor,
        action="apply",
        target="learning.CourseApplication",
        target_id=application.id,
        course=course_id,
    )
    publish(
        CourseApplied(application_id=application.id, programme_id=course.programme_id, user_id=actor.user_id)
    )
    return application


@use_case
def decide_course_application(
    *,
    actor: Actor,
    application_id: UUID,
    decision: CourseDecision,
    tutor_id: UUID | None = None,
    reason: str = "",
) -> CourseApplication:
    """Accept (with a tutor of the programme), put on the waiting list, or decline (both with a reason).

    The same decision twice is one. Raises ``Refused`` ``OFFICER_ONLY``, ``NOT_NOW``, ``COURSE_FULL``;
    ``Invalid`` ``TUTOR_MISSING``, ``REASON_MISSING``; ``NotFound``.
    """
    return settle_course_application(
        actor=actor, application_id=application_id, decision=decision, tutor_id=tutor_id, reason=reason
    )


@inside_transaction
def settle_course_application(
    *,
    actor: Actor,
    application_id: UUID,
    decision: CourseDecision,
    tutor_id: UUID | None = None,
    reason: str = "",
) -> CourseApplication:
    """``decide_course_application`` as a part of somebody's use-case."""
    course_id = (
        CourseApplication.objects.filter(id=application_id).values_list("course_id", flat=True).first()
    )
    if course_id is None:
        raise NotFound
    course = locked_course(course_id)
    may_decide(actor, course.programme_id).enforce()
    application = CourseApplication.objects.select_for_update().get(id=application_id)
    if application.state == _TARGET[decision]:
        return application
    state = COURSE_APPLICATION.step(application.state, decision.value, by="officer")
    tutor = _tutor(course, tutor_id) if decision is CourseDecision.ACCEPT else None
    if decision is not CourseDecision.ACCEPT and not reason.strip():
        raise Invalid(
            "REASON_MISSING", _("Please give a reason; the applicant will read it."), field="reason"
        )
    if tutor:
        _refuse_when_full(course)
    application.state = state
    application.reason = reason.strip()
    application.decided_at = clock.now()
    application.decided_by_id = actor.user_id
    application.save(update_fields=["state", "reason", "decided_at", "decided_by"])
    _announce_decision(actor, application, course)
    if tutor:
        _enrol(application, course, tutor)
    return application


_TARGET = {
    CourseDecision.ACCEPT: CourseApplicationState.ACCEPTED,
    CourseDecision.WAIT: CourseApplicationState.WAITING,
    CourseDecision.DECLINE: CourseApplicationState.DECLINED,
}


@inside_transaction
def keep_applications_open(*, course_id: UUID, until: date) -> None:
    """A round of applications runs longer than the course said: its public pages say so too. ``until`` JST."""
    Course.objects.filter(id=course_id, apply_until__lt=until).update(apply_until=until)


@inside_transaction
def locked_course(course_id: UUID) -> Course:
    """Locked, so that the last place is given once and one person has one application."""
    course = (
        Course.objects.select_related("programme")
        .select_for_update(of=("self",))
        .exclude(programme__state=regions.ProgrammeState.DRAFT)
        .filter(id=course_id)
        .first()
    )
    if course is None:
        raise NotFound
    return course


def _check_input(motive: str, weekly_hours: int) -> None:
    if not motive.strip():
        raise Invalid("MOTIVE_EMPTY", _("Please tell us why you would like to join."), field="motive")
    if not 1 <= weekly_hours <= MAX_WEEKLY_HOURS:
        raise Invalid("WEEKLY_HOURS", _("Please enter between 1 and 60 hours."), field="weekly_hours")


def _refuse_twice(course_id: UUID, user_id: UUID) -> None:
    ended = [CourseApplicationState.DECLINED, CourseApplicationState.WITHDRAWN]
    if (
        CourseApplication.objects.filter(course_id=course_id, user_id=user_id)
        .exclude(state__in=ended)
        .exists()
    ):
        raise Conflict("ALREADY_APPLIED", _("You have already applied for this course."))


def _tutor(course: Course, tutor_id: UUID | None) -> UUID:
    if tutor_id is None or tutor_id not in regions.staff_of(course.programme_id, Role.TUTOR):
        raise Invalid("TUTOR_MISSING", _("Please choose a tutor of this programme."), field="tutor")
    return tutor_id


def _refuse_when_full(course: Course) -> None:
    if course.enrolments.count() >= course.capacity:
        raise Refused("COURSE_FULL", _("The course is full. The waiting list is still open."))


def _announce_decision(actor: Actor, application: CourseApplication, course: Course) -> None:
    audit.record(
        actor=actor,
        action="decide",
        target="learning.CourseApplication",
        target_id=application.id,
        decision=application.state,
    )
    publish(
        CourseDecided(
            application_id=application.id,
            programme_id=course.programme_id,
            user_id=application.user_id,
            decision=application.state,
        )
    )


def _enrol(application: CourseApplication, course: Course, tutor_id: UUID) -> None:
    enrolment = Enrolment.objects.create(
        course=course, user_id=application.user_id, tutor_id=tutor_id, application=application
    )
    publish(
        Enrolled(
            enrolment_id=enrolment.id,
            programme_id=course.programme_id,
            course_id=course.id,
            user_id=application.user_id,
            tutor_id=tutor_id,
        )
    )
