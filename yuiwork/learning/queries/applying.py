"""May this person apply for a course now?"""

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.decision import Decision
from yuiwork.learning.models import Course
from yuiwork.learning.policies import course_is_open, course_prerequisite
from yuiwork.learning.queries.completion import holds_certificate


def may_apply_for(actor: Actor, course: Course) -> Decision:
    """Open, and she brings the certificate that the course builds on. Visitors are told of it after signing in."""
    is_open = course_is_open(course, clock.today())
    if not is_open or actor.user_id is None:
        return is_open
    holds = holds_certificate(actor.user_id, course.programme_id, kind=course.requires)
    return course_prerequisite(course, holds=holds)
