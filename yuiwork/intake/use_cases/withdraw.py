"""Taking an application back, or giving up a place before the course begins; the next on the waiting list is asked."""

from uuid import UUID

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.core.transactions import use_case
from yuiwork.intake.queries.sheets import sheet_of
from yuiwork.intake.use_cases.offer_rows import close_offers
from yuiwork.intake.use_cases.offers import offer_free_place
from yuiwork.intake.use_cases.selection_rows import drop_open, locked_application
from yuiwork.learning import api as learning


@use_case
def withdraw_application(*, actor: Actor, application_id: UUID) -> learning.CourseApplication:
    """Hers, before the decision or, as a learner, before the first day of the course. Twice is once.

    Raises ``Refused`` ``NOT_NOW``, ``ALREADY_BEGUN``; ``NotFound`` for anybody else's application.
    """
    application, course = locked_application(application_id)
    if application.user_id != actor.user_id:
        raise NotFound
    if application.state == learning.CourseApplicationState.WITHDRAWN:
        return application
    had_place = application.state == learning.CourseApplicationState.ACCEPTED
    if had_place:
        learning.give_up_place(actor=actor, application_id=application_id)
    else:
        learning.take_back_course_application(actor=actor, application_id=application_id)
    drop_open(application, by="applicant")
    had_offer = close_offers(application, by="applicant") > 0
    audit.record(
        actor=actor,
        action="withdraw",
        target="intake.Application",
        target_id=application_id,
        place="yes" if had_place or had_offer else "",
    )
    if had_place or had_offer:
        sheet = sheet_of(application_id)
        offer_free_place(course, sheet.round if sheet else None)
    application.refresh_from_db()
    return application
