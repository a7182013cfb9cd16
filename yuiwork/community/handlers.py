"""Whoever completes a course belongs to the circle from then on."""

from yuiwork.community.use_cases import join_circle
from yuiwork.core.actor import Actor
from yuiwork.learning.events import CourseCompleted


def welcome_graduate(event: CourseCompleted) -> None:
    join_circle(
        actor=Actor.for_system("course completion"), programme_id=event.programme_id, user_id=event.user_id
    )
