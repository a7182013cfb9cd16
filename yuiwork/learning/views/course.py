"""A course: for everybody what it is, for its learners where they stand."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from yuiwork.core.actor import Actor
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.learning.completion_rule import parse_rule
from yuiwork.learning.models import Course
from yuiwork.learning.queries.applying import may_apply_for
from yuiwork.learning.queries.courses import (
    enrolment_in,
    has_several_tracks,
    newest_application,
    public_course,
)
from yuiwork.learning.queries.graduation import slots_of
from yuiwork.learning.queries.mail import name_of
from yuiwork.learning.queries.materials import study_of
from yuiwork.learning.queries.progress import course_progress


@page(Audience.ANYONE)
def course(request: Request, course_id: UUID) -> HttpResponse:
    """What one learns, when, what the certificate asks; her own state if she applied or learns here."""
    row = public_course(course_id)
    context = {
        "course": row,
        "programme": row.programme,
        "rules": [condition.rule() for condition in parse_rule(row.completion_rule)],
        "track": row.track if has_several_tracks(row.programme_id) else None,
        "may_apply": may_apply_for(request.actor, row),
        **_her_state(request.actor, row),
    }
    return show(request, "learning/course.html", context)


def _her_state(actor: Actor, row: Course) -> dict[str, Any]:
    if actor.user_id is None:
        return {}
    enrolment = enrolment_in(row.id, actor.user_id)
    if enrolment is not None:
        progress = course_progress(enrolment)
        return {
            "progress": progress,
            "slots": slots_of(enrolment.id),
            "tutor_name": name_of(enrolment.tutor_id),
            "application_id": enrolment.application_id,
            "study": study_of([(enrolment.id, row.id)])[enrolment.id],
        }
    application = newest_application(row.id, actor.user_id)
    if application is None:
        return {}
    return {"application": application, "application_id": application.id}
