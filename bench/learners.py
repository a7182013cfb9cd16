"""Many learners with five years of attendance, written straight into the tables: made in seconds, not in hours."""

from datetime import datetime, time, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from yuiwork.core import clock
from yuiwork.core.ids import new_id
from yuiwork.japan.dates import JST
from yuiwork.learning.models import (
    Attendance,
    Course,
    CourseApplication,
    Enrolment,
    Session,
)
from yuiwork.people.models import Profile, User

SESSIONS = 8  # of each course
MARKS = ("present", "present", "present", "late", "absent_told", "present", "absent", "made_up")
KANA = "アカサタナハマヤラワ"
BATCH = 5_000


def crowd(programme_id: UUID, tutor_id: UUID, *, courses: int, each: int) -> list[Course]:
    """``courses`` courses with ``each`` learners, spread over the five years before today, newest last."""
    made = [_course(programme_id, number, courses) for number in range(courses)]
    Course.objects.bulk_create(made)
    sessions = [session for course in made for session in _sessions(course)]
    Session.objects.bulk_create(sessions)
    by_course = {course.id: [s for s in sessions if s.course_id == course.id] for course in made}
    people = [_person(number) for number in range(courses * each)]
    _write(User, [user for user, _ in people])
    _write(Profile, [profile for _, profile in people])
    enrolments = [
        _enrolment(course, people[index * each + number][0], tutor_id)
        for index, course in enumerate(made)
        for number in range(each)
    ]
    _write(CourseApplication, [enrolment.application for enrolment in enrolments])
    _write(Enrolment, enrolments)
    _write(
        Attendance,
        [
            _attendance(session, enrolment, MARKS[(number + place) % len(MARKS)])
            for number, enrolment in enumerate(enrolments)
            for place, session in enumerate(by_course[enrolment.course_id])
        ],
    )
    return made


def _course(programme_id: UUID, number: int, courses: int) -> Course:
    first = clock.today() - timedelta(days=90 + (courses - 1 - number) * 1735 // max(courses, 1))
    return Course(
        programme_id=programme_id,
        title=f"計測用の講座 {number:04d}",
        description="計測のための講座です。",
        capacity=100,
        apply_until=first,
        starts_on=first,
        ends_on=first + timedelta(days=60),
        completion_rule=[{"kind": "sessions_attended", "at_least": SESSIONS}],
    )


def _sessions(course: Course) -> list[Session]:
    begins = datetime.combine(course.starts_on, time(10), JST)
    return [
        Session(
            course=course,
            number=number + 1,
            title=f"第{number + 1}回",
            starts_at=begins + timedelta(weeks=number),
            ends_at=begins + timedelta(weeks=number, hours=2),
            place="計測会館",
        )
        for number in range(SESSIONS)
    ]


def _person(number: int) -> tuple[User, Profile]:
    user = User(email=f"bench-{new_id().hex}@bench.example", password="!")
    kana = "".join(KANA[int(digit)] for digit in f"{number * 7919 % 100_000:05d}")
    profile = Profile(
        user=user,
        family_name=f"計測{number:05d}",
        given_name="花子",
        family_kana=kana,
        given_kana="ハナコ",
        name_key=f"計測{number:05d}花子",
        municipality_code="29201",
    )
    return user, profile


def _enrolment(course: Course, user: User, tutor_id: UUID) -> Enrolment:
    application = CourseApplication(
        course=course,
        user=user,
        submission_id=new_id(),
        motive="計測のため",
        weekly_hours=8,
        state="accepted",
        decided_at=clock.now(),
    )
    return Enrolment(course=course, user=user, tutor_id=tutor_id, application=application)


def _attendance(session: Session, enrolment: Enrolment, mark: str) -> Attendance:
    return Attendance(
        session=session,
        enrolment=enrolment,
        mark=mark,
        present=mark not in {"absent", "absent_told"},
        marked_at=session.starts_at,
    )


def _write(model: Any, rows: list[Any]) -> None:
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        model.objects.bulk_create(batch)
