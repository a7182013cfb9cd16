"""What several stories need and none is about: done through the use-cases, not on a page."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from tests.browser.programmes.place import Place
from tests.cast import SYSTEM
from yuiwork.core.actor import Actor
from yuiwork.intake import api as intake
from yuiwork.intake.models import ApplicationSheet
from yuiwork.japan.dates import JST
from yuiwork.learning import api as learning
from yuiwork.learning.models import (
    Course,
    Enrolment,
    Exercise,
    Seminar,
    SeminarApplication,
    Submission,
)


def seminar_named(place: Place, title: str) -> Seminar:
    return Seminar.objects.get(programme_id=place.programme.id, title=title)


def course_of(place: Place) -> Course:
    """The one course that the file announces."""
    return Course.objects.filter(programme_id=place.programme.id).earliest("starts_on")


def visitor_applies(seminar: Seminar, number: int, **changes: Any) -> SeminarApplication:
    """Somebody without an account applies for a seat."""
    values: dict[str, Any] = {
        "submission_id": uuid4(),
        "seminar_id": seminar.id,
        "family_name": "参加",
        "given_name": f"{number}子",
        "family_kana": "サンカ",
        "given_kana": "コ",
        "email": f"visitor{number}@example.jp",
        "phone": "",
        "municipality_code": seminar.programme.region.municipality_code,
        "place": "online",
        "childcare": False,
        "source": "friend",
    }
    return learning.apply_for_seminar(actor=Actor.visitor(), **{**values, **changes})


def came(application: SeminarApplication, present: bool = True) -> None:
    learning.mark_seminar_attendance(actor=SYSTEM, application_id=application.id, present=present)


def enrol(place: Place, user_id: UUID, tutor_id: UUID, *, course: Course | None = None) -> Enrolment:
    """She applies for the course and the office takes her."""
    application = learning.apply_for_course(
        actor=Actor(user_id=user_id),
        course_id=(course or course_of(place)).id,
        submission_id=uuid4(),
        motive="子どもが小さいうちは家で働きたいです。",
        weekly_hours=8,
    )
    learning.decide_course_application(
        actor=SYSTEM,
        application_id=application.id,
        decision=learning.CourseDecision.ACCEPT,
        tutor_id=tutor_id,
    )
    return Enrolment.objects.get(application=application)


def hand_in(user_id: UUID, exercise: Exercise) -> Submission:
    """She hands an exercise in: a text, or a list with everything ticked."""
    lines = list(range(1, len(exercise.checklist) + 1))
    return learning.submit_exercise(
        actor=Actor(user_id=user_id),
        exercise_id=exercise.id,
        submission_id=uuid4(),
        text="" if lines else "まちの人の声を聞いて書きました。" * 20,
        checked=lines,
    )


def completes(place: Place, enrolment: Enrolment, tutor_id: UUID) -> None:
    """All that the file's rule asks: present at every session, every exercise passed. Ends after the last session."""
    tutor = place.actor(tutor_id)
    for session in enrolment.course.sessions.filter(kind="session").order_by("starts_at"):
        place.at(f"{session.starts_at.astimezone(JST):%Y-%m-%d %H:%M}")
        learning.mark_session_attendance(
            actor=tutor, session_id=session.id, enrolment_id=enrolment.id, present=True
        )
    for exercise in enrolment.course.exercises.order_by("number"):
        submission = hand_in(enrolment.user_id, exercise)
        if submission.state == "submitted":  # a list can pass by itself
            learning.give_feedback(
                actor=tutor, submission_id=submission.id, passed=True, good="読みやすいです。", to_improve=""
            )


def applies(course: Course, user_id: UUID, **changes: Any) -> ApplicationSheet:
    """She sends the application form of the course."""
    values: dict[str, Any] = {
        "course_id": course.id,
        "submission_id": uuid4(),
        "motive": "子どもが小さいうちは家で働きたいです。",
        "weekly_hours": 8,
    }
    return intake.send_application(actor=Actor(user_id=user_id), **{**values, **changes})


def another_course(place: Place, title: str) -> Course:
    """A course without sessions, after the first one."""
    return learning.create_course(
        actor=SYSTEM,
        programme_id=place.programme.id,
        title=title,
        description="次の一歩を、仲間といっしょに。",
        for_whom="初級講座を終えた方",
        capacity=20,
        apply_until=date(2027, 1, 25),
        starts_on=date(2027, 2, 1),
        ends_on=date(2027, 3, 31),
        completion_rule=[{"kind": "all_exercises_passed"}],
    )
