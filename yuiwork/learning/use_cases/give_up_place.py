"""Taking an application back, and giving up a place before the course begins."""

from uuid import UUID

from django.db.models import ProtectedError
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.childcare import api as childcare
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound, Refused
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction
from yuiwork.learning.events import PlaceGivenUp
from yuiwork.learning.models import COURSE_APPLICATION, CourseApplication, Enrolment


@inside_transaction
def take_back_course_application(*, actor: Actor, application_id: UUID) -> CourseApplication:
    """The applicant takes her application back before she is accepted. Twice is once.

    Raises ``Refused`` ``NOT_NOW``; ``NotFound`` for anybody else's application.
    """
    application = _hers(actor, application_id)
    if application.state != "withdrawn":
        _withdraw(actor, application, "withdraw")
    return application


@inside_transaction
def give_up_place(*, actor: Actor, application_id: UUID) -> CourseApplication:
    """She was accepted and cannot come after all: her place is free again. Twice is once. The course is locked.

    Only before its first day (JST): a learner who stops later has learned here, and that stays on record. Raises
    ``Refused`` ``ALREADY_BEGUN``, ``NOT_NOW``; ``NotFound`` for anybody else's application.
    """
    application = _hers(actor, application_id)
    if application.state == "withdrawn":
        return application
    if clock.today() >= application.course.starts_on:
        raise Refused("ALREADY_BEGUN", _BEGUN)
    enrolment = Enrolment.objects.select_for_update().filter(application=application).first()
    if enrolment is not None:
        enrolment_id = enrolment.id
        enrolment.session_seats.all().delete()
        try:
            enrolment.delete()
        except ProtectedError as begun:
            raise Refused("ALREADY_BEGUN", _BEGUN) from begun
        childcare.withdraw_request(actor=actor, party_id=enrolment_id)
        publish(
            PlaceGivenUp(
                enrolment_id=enrolment_id,
                programme_id=application.course.programme_id,
                course_id=application.course_id,
                user_id=application.user_id,
            )
        )
    _withdraw(actor, application, "give_up")
    return application


_BEGUN = _("You have already begun to learn here. Please talk to your tutor.")


def _hers(actor: Actor, application_id: UUID) -> CourseApplication:
    rows = CourseApplication.objects.select_for_update(of=("self",)).select_related("course")
    application = rows.filter(id=application_id).first()
    if application is None or application.user_id != actor.user_id:
        raise NotFound
    return application


def _withdraw(actor: Actor, application: CourseApplication, action: str) -> None:
    application.state = COURSE_APPLICATION.step(application.state, action, by="applicant")
    application.save(update_fields=["state"])
    audit.record(actor=actor, action=action, target="learning.CourseApplication", target_id=application.id)
