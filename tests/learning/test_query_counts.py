"""Pages ask the database the same number of questions for three learners as for sixty."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.learners import SESSIONS, crowd
from tests.learning.school import School
from tests.page_client import PageClient
from yuiwork.learning.models import Course


def staff(name: str, *more: object) -> str:
    return reverse(f"learning:{name}", args=["nara", *more])


PAGES: dict[str, Callable[[Course], str]] = {
    "course": lambda course: staff("course_staff", course.id),
    "roll": lambda course: staff("session_staff", course.sessions.all()[0].id),
    "attendance list": lambda course: staff("attendance") + f"?course={course.id}",
    "courses": lambda course: staff("courses_staff"),
    "guidance": lambda course: staff("guidance", course.sessions.all()[0].id),
    "report": lambda course: staff("session_report", course.sessions.all()[0].id),
    "learner's course": lambda course: reverse("learning:course", args=[course.id]),
    "learn": lambda course: reverse("learning:home"),
    "session": lambda course: reverse("learning:session", args=[course.sessions.all()[0].id]),
}


def asked(client: PageClient, path: str) -> int:
    client.get(path)  # what is remembered between requests is remembered now
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize("name", PAGES)
def test_sixty_learners_cost_as_many_queries_as_three(school: School, name: str) -> None:
    [small] = crowd(school.cast.nara.id, school.cast.tutor, courses=1, each=3)
    client = PageClient().sign_in(school.cast.dirk)
    learner = small.enrolments.order_by("id")[0].user_id
    if name.startswith(("learn", "session")):
        client = PageClient().sign_in(learner)
    few = asked(client, PAGES[name](small))
    if not name.startswith(("learn", "session")):
        [large] = crowd(school.cast.nara.id, school.cast.tutor, courses=1, each=60)
    else:
        large = small
        crowd_of = crowd(school.cast.nara.id, school.cast.tutor, courses=1, each=57)[0]
        crowd_of.enrolments.update(course=small)
    assert asked(client, PAGES[name](large)) == few
    assert few < 40
    assert SESSIONS == 8


def test_a_learner_s_own_page_asks_little_however_many_courses_she_has(school: School) -> None:
    first, second = crowd(school.cast.nara.id, school.cast.tutor, courses=2, each=3)
    learner = first.enrolments.order_by("id")[0].user_id
    client, path = PageClient().sign_in(learner), reverse("learning:home")
    few = asked(client, path)
    second.enrolments.filter(id=second.enrolments.order_by("id")[0].id).update(user_id=learner)
    assert asked(client, path) == few
    assert few <= 30


FIVE_YEARS: dict[str, Callable[[Course], str]] = {
    "attendance list": lambda course: staff("attendance"),
    "its last page": lambda course: staff("attendance") + "?page=999",
    "whom nobody wrote to": lambda course: staff("attendance") + "?show=open",
    "course": lambda course: staff("course_staff", course.id),
    "courses": lambda course: staff("courses_staff"),
}


@pytest.mark.parametrize("name", FIVE_YEARS)
def test_five_years_of_courses_cost_an_officer_as_many_queries_as_one(school: School, name: str) -> None:
    """`bench/attendance.py` asks the same of 10,000 learners."""
    client = PageClient().sign_in(school.cast.takeda)
    [first] = crowd(school.cast.nara.id, school.cast.tutor, courses=1, each=25)  # two pages
    few = asked(client, FIVE_YEARS[name](first))
    newest = crowd(school.cast.nara.id, school.cast.tutor, courses=30, each=25)[-1]
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # in life the server does it by itself, for rows that are committed
    assert asked(client, FIVE_YEARS[name](newest)) == few
    assert few < 40


def test_the_page_shows_twenty_at_a_time_with_their_marks(school: School) -> None:
    [course] = crowd(school.cast.nara.id, school.cast.tutor, courses=1, each=60)
    client = PageClient().sign_in(school.cast.takeda)
    first = client.get(staff("course_staff", course.id)).content.decode()
    last = client.get(staff("course_staff", course.id) + "?page=3").content.decode()
    assert "受講者60人" in first or "60人" in first
    assert first.count("◇") >= 20
    assert first != last
    listed = client.get(staff("attendance")).content.decode()
    assert "60人" in listed
    assert listed.count("計測") >= 20
