"""What several stories need and none is about: done through the use-cases, not on a page."""

import io
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

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
from yuiwork.surveys import api as surveys
from yuiwork.surveys.models import Survey


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
    passes(enrolment, tutor_id, place)


def passes(enrolment: Enrolment, tutor_id: UUID, place: Place) -> None:
    """She hands in every exercise of her course now, and her tutor finds each of them good."""
    tutor = place.actor(tutor_id)
    for exercise in enrolment.course.exercises.order_by("number"):
        submission = hand_in(enrolment.user_id, exercise)
        if submission.state == "submitted":  # a list can pass by itself
            learning.give_feedback(
                actor=tutor, submission_id=submission.id, passed=True, good="読みやすいです。", to_improve=""
            )


def answers_needs(survey: Survey, number: int, **answers: Any) -> None:
    """One more resident answers the survey before a programme."""
    given = {
        "age_band": "30s",
        "work_now": "not_working",
        "will": "later",
        "home_work_interest": 4,
        **answers,
    }
    with transaction.atomic():
        surveys.record_response(
            actor=Actor.visitor(),
            survey_id=survey.id,
            respondent_key=f"resident:{number}",
            municipality_code=survey.programme.region.municipality_code,
            answers=given,
        )


def rows_of_excel(content: bytes) -> list[list[Any]]:
    """Every line of every sheet, without its empty cells at the end."""
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    return [
        [cell for cell in row if cell is not None]
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
    ]


def rows_of_word(content: bytes) -> list[list[str]]:
    """Every line of every table."""
    tables = Document(io.BytesIO(content)).tables
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows]


def words_of_pdf(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


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
