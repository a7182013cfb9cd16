"""学ぶ: the learner's own page."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse

from yuiwork.core.actor import PROGRAMME_STAFF, Role
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.learning.queries.board import small_board
from yuiwork.learning.queries.childcare import sessions_with_childcare
from yuiwork.learning.queries.courses import enrolments_of, open_courses
from yuiwork.learning.queries.materials import CourseSlots, study_of
from yuiwork.learning.queries.own_region import own_region
from yuiwork.learning.queries.progress import CourseProgress, progress_of
from yuiwork.learning.queries.seminars import open_seminars
from yuiwork.learning.queries.sessions import sessions_of_next_days
from yuiwork.people import api as people
from yuiwork.regions import api as regions

_WORK_HERE = (*PROGRAMME_STAFF, Role.CLIENT, Role.OPERATOR)


@dataclass(frozen=True, slots=True)
class CourseCard:
    course: CourseProgress
    programme: regions.Programme
    tutor_name: str
    slots: CourseSlots


@page(Audience.SIGNED_IN)
def home(request: Request) -> HttpResponse:
    """Which course, what comes next, the stamps, the exercises, what is missing, who her tutor is."""
    user_id = request.actor.user_id
    assert user_id is not None
    enrolments = enrolments_of(user_id)
    progress = progress_of(user_id, enrolments)
    programmes = {row.course.programme_id: row.course.programme for row in enrolments}
    cards = _cards(progress.courses, programmes)
    next_days = sessions_of_next_days(enrolments)
    learns = bool(cards or progress.applications or progress.seminars)
    context: dict[str, Any] = {
        "works_here": request.actor.has(*_WORK_HERE) and not learns,
        "progress": progress,
        "cards": cards,
        "programme": cards[0].programme if cards else None,
        "board": small_board(user_id, enrolments),
        "childcare": sessions_with_childcare(user_id, enrolments),
        "next_days": next_days,
        "next_day_ids": {one.id for one in next_days},
        "to_go_on": next(
            (c.slots.next_slot for c in cards if not c.course.completed and c.slots.next_slot), None
        ),
        "open_courses": [],
        "open_seminars": [],
    }
    if not progress.courses:
        own = own_region(user_id)
        context["open_seminars"] = own.first(open_seminars())
        if not progress.applications:
            context["open_courses"] = own.first(open_courses())
    return show(request, "learning/home.html", context)


def _cards(
    courses: tuple[CourseProgress, ...], programmes: dict[UUID, regions.Programme]
) -> list[CourseCard]:
    slots = study_of([(course.enrolment_id, course.course_id) for course in courses])
    tutors = people.profiles_of({course.tutor_id for course in courses})
    return [
        CourseCard(
            course=course,
            programme=programmes[course.programme_id],
            tutor_name=tutors[course.tutor_id].full_name if course.tutor_id in tutors else "",
            slots=slots[course.enrolment_id],
        )
        for course in courses
    ]
