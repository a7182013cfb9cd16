"""What a learner pays herself."""

from collections.abc import Sequence
from uuid import UUID

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.transactions import use_case
from yuiwork.learning.fees import Fee
from yuiwork.learning.models import Course
from yuiwork.learning.use_cases.plan_course import locked_course


@use_case
def set_course_fees(*, actor: Actor, course_id: UUID, fees: Sequence[Fee]) -> Course:
    """All fee items of a course, in yen with tax; none: it is free. The same again leaves no trace.

    Raises ``Refused`` ``PLANNERS_ONLY``, ``NotFound``.
    """
    course = locked_course(actor, course_id)
    stored = [fee.as_json() for fee in fees]
    if course.fees != stored:
        course.fees = stored
        course.save(update_fields=["fees"])
        audit.record(
            actor=actor, action="set_fees", target="learning.Course", target_id=course.id, fees=stored
        )
    return course
