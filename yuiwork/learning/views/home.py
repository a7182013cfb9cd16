"""学ぶ: the learner's own page."""

from dataclasses import dataclass

from django.http import HttpResponse

from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.learning.queries.board import board_of
from yuiwork.learning.queries.courses import open_courses
from yuiwork.learning.queries.progress import CourseProgress, progress_of
from yuiwork.learning.queries.seminars import open_seminars
from yuiwork.people import api as people
from yuiwork.regions import api as regions


@dataclass(frozen=True, slots=True)
class CourseCard:
    course: CourseProgress
    programme: regions.Programme
    tutor_name: str


@page(Audience.SIGNED_IN)
def home(request: Request) -> HttpResponse:
    """Which course, what comes next, the stamps, the exercises, what is missing, who her tutor is."""
    user_id = request.actor.user_id
    assert user_id is not None
    progress = progress_of(user_id)
    cards = _cards(progress.courses)
    context = {
        "progress": progress,
        "cards": cards,
        "programme": cards[0].programme if cards else None,
        "board": board_of(user_id),
        "open_courses": open_courses() if not progress.courses and not progress.applications else [],
        "open_seminars": open_seminars() if not progress.courses else [],
    }
    return show(request, "learning/home.html", context)


def _cards(courses: tuple[CourseProgress, ...]) -> list[CourseCard]:
    tutors = people.profiles_of({course.tutor_id for course in courses})
    return [
        CourseCard(
            course=course,
            programme=regions.programme(course.programme_id),
            tutor_name=tutors[course.tutor_id].full_name if course.tutor_id in tutors else "",
        )
        for course in courses
    ]
