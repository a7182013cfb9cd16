"""A small school in Nara for every test of this room: one seminar, one course, made when first named.

Seminar: Friday 2026-11-27 10:00, 2 seats at the venue, 3 online, childcare, with the exit survey.
Course: from 2026-12-01, two sessions, two exercises; completed by all exercises and one session.
"""

from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from tests.cast import SYSTEM, Cast
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.events import Event
from yuiwork.japan.dates import JST
from yuiwork.learning import api as learning
from yuiwork.learning.models import (
    Course,
    CourseApplication,
    Enrolment,
    Exercise,
    Seminar,
    SeminarApplication,
    Session,
    Submission,
)
from yuiwork.surveys import api as surveys

VISITOR = Actor.visitor()


def jst(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """A moment in Japan."""
    return datetime(year, month, day, hour, minute, tzinfo=JST)


STORY_NOW = jst(2026, 11, 24, 10, 0)
SEMINAR_DAY = jst(2026, 11, 27, 10, 30)
AFTER_SEMINAR = jst(2026, 11, 27, 12, 0)
COURSE_DAY = jst(2026, 12, 1, 10, 30)

APPLICANT = {
    "family_name": "山田",
    "given_name": "花子",
    "family_kana": "やまだ",
    "given_kana": "ハナコ",
    "email": "hanako@example.jp",
    "phone": "",
    "municipality_code": "29201",
    "place": "venue",
    "childcare": True,
    "source": "library_poster",
}


def heard(announced: list[Event], kind: type[Event]) -> list[Event]:
    """What was announced of this kind."""
    return [event for event in announced if isinstance(event, kind)]


class School:
    def __init__(self, cast: Cast) -> None:
        self.cast = cast

    @cached_property
    def survey(self) -> surveys.Survey:
        return surveys.create_survey(
            actor=SYSTEM,
            programme_id=self.cast.nara.id,
            title="説明会アンケート",
            questions=surveys.exit_survey_questions(),
        )

    @cached_property
    def seminar(self) -> Seminar:
        return self.new_seminar()

    def new_seminar(self, **changes: Any) -> Seminar:
        values: dict[str, Any] = {
            "programme_id": self.cast.nara.id,
            "title": "はじめての在宅ワーク説明会",
            "description": "家でできる仕事の始め方を、実際に働く人から聞きます。",
            "starts_at": jst(2026, 11, 27, 10, 0),
            "ends_at": jst(2026, 11, 27, 11, 30),
            "venue_name": "中央公民館 第1研修室",
            "venue_address": "奈良市上三条町23-4",
            "venue_seats": 2,
            "online_url": "https://meet.example/nara",
            "online_seats": 3,
            "childcare_offered": True,
            "survey_id": self.survey.id,
        }
        return learning.create_seminar(actor=SYSTEM, **{**values, **changes})

    def move(self, seminar: Seminar, *, hours: int = 0, **changes: Any) -> Seminar:
        """The officer changes it: so many hours later, or what else is named."""
        places = {place.kind: place for place in seminar.places.all()}
        venue, online, by = places.get("venue"), places.get("online"), timedelta(hours=hours)
        values: dict[str, Any] = {
            "title": seminar.title,
            "description": seminar.description,
            "starts_at": seminar.starts_at + by,
            "ends_at": seminar.ends_at + by,
            "venue_name": venue.name if venue else "",
            "venue_address": venue.address if venue else "",
            "venue_access": venue.access if venue else "",
            "venue_seats": venue.seats if venue else 0,
            "online_url": online.url if online else "",
            "online_seats": online.seats if online else 0,
            "childcare_offered": seminar.childcare_offered,
            "note": "",
        }
        return learning.change_seminar(
            actor=self.cast.actor(self.cast.takeda), seminar_id=seminar.id, **{**values, **changes}
        )

    def apply(self, actor: Actor = VISITOR, **changes: Any) -> SeminarApplication:
        values: dict[str, Any] = {"submission_id": uuid4(), **APPLICANT, **changes}
        values.setdefault("seminar_id", self.seminar.id)
        return learning.apply_for_seminar(actor=actor, **values)

    @cached_property
    def course(self) -> Course:
        course = learning.create_course(
            actor=SYSTEM,
            programme_id=self.cast.nara.id,
            title="在宅ワーク初級講座 2026秋",
            description="文章の基本から、依頼者とのやりとりまで。\n全2回です。",
            for_whom="パソコンで文字が打てる方",
            capacity=2,
            apply_until=date(2026, 11, 30),
            starts_on=date(2026, 12, 1),
            ends_on=date(2027, 1, 31),
            completion_rule=[
                {"kind": "all_exercises_passed"},
                {"kind": "sessions_attended", "at_least": 1},
            ],
        )
        for number, day in enumerate((1, 8), start=1):
            learning.create_session(
                actor=SYSTEM,
                course_id=course.id,
                title=f"第{number}回 書いてみよう",
                starts_at=jst(2026, 12, day, 10, 0),
                ends_at=jst(2026, 12, day, 12, 0),
                place="中央公民館",
                url="https://meet.example/course",
            )
        for number, title in enumerate(("自己紹介文", "商品の紹介文"), start=1):
            learning.create_exercise(
                actor=SYSTEM,
                course_id=course.id,
                title=title,
                instruction="300字で書いてください。",
                criteria=["300字前後である", "読み手がわかる"],
                due_on=date(2026, 12, 7 * number),
            )
        return course

    @property
    def sessions(self) -> list[Session]:
        return list(self.course.sessions.order_by("number"))

    @property
    def exercises(self) -> list[Exercise]:
        return list(self.course.exercises.order_by("number"))

    def apply_for_course(self, user_id: UUID | None = None) -> CourseApplication:
        return learning.apply_for_course(
            actor=Actor(user_id=user_id or self.cast.hanako),
            course_id=self.course.id,
            submission_id=uuid4(),
            motive="子どもが小さいうちは家で働きたいです。",
            weekly_hours=8,
        )

    def accept(self, application: CourseApplication) -> Enrolment:
        learning.decide_course_application(
            actor=self.cast.actor(self.cast.takeda),
            application_id=application.id,
            decision=learning.CourseDecision.ACCEPT,
            tutor_id=self.cast.tutor,
        )
        return Enrolment.objects.get(application=application)

    @cached_property
    def enrolment(self) -> Enrolment:
        """Hanako learns with Tutor."""
        return self.accept(self.apply_for_course())

    def submit(self, exercise: Exercise, user_id: UUID | None = None, **changes: Any) -> Submission:
        values: dict[str, Any] = {"submission_id": uuid4(), "text": "はじめまして。山田花子です。", **changes}
        return learning.submit_exercise(
            actor=Actor(user_id=user_id or self.cast.hanako), exercise_id=exercise.id, **values
        )

    def answer(self, submission: Submission, *, passed: bool) -> None:
        learning.give_feedback(
            actor=self.cast.actor(self.cast.tutor),
            submission_id=submission.id,
            passed=passed,
            good="読みやすいです。",
            to_improve="" if passed else "最後に連絡先を書きましょう。",
        )

    def complete(self) -> Enrolment:
        """Hanako does all that the rule asks."""
        enrolment = self.enrolment
        with clock.at(COURSE_DAY):
            learning.mark_session_attendance(
                actor=self.cast.actor(self.cast.tutor),
                session_id=self.sessions[0].id,
                enrolment_id=enrolment.id,
                present=True,
            )
            for exercise in self.exercises:
                self.answer(self.submit(exercise), passed=True)
        enrolment.refresh_from_db()
        return enrolment
