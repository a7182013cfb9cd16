"""What the office of Nara does with its school's course: rounds, applications, decisions."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from tests.learning.school import School
from yuiwork.core.actor import Actor
from yuiwork.core.errors import DomainError
from yuiwork.intake.models import ApplicationSheet, IntakeRound, Method, Outcome, Selection, TaskKind
from yuiwork.intake.use_cases import (
    RoundTerms,
    announce_round,
    begin_form,
    create_round,
    decide_application,
    send_application,
)
from yuiwork.surveys import api as surveys

TASK = {
    "task_kind": TaskKind.TEXT,
    "task_title": "まちの紹介",
    "task_instruction": "好きな場所を200字で紹介してください。お名前は書かないでください。",
}


class Office:
    def __init__(self, school: School) -> None:
        self.school, self.cast = school, school.cast

    @property
    def officer(self) -> Actor:
        return self.cast.actor(self.cast.takeda)

    @property
    def director(self) -> Actor:
        return self.cast.actor(self.cast.dirk)

    def terms(self, **changes: Any) -> RoundTerms:
        values: dict[str, Any] = {
            "title": "第1回募集",
            "opens_on": date(2026, 11, 20),
            "closes_on": date(2026, 11, 28),
            "seats": 2,
            "method": Method.SELECTION,
        }
        return RoundTerms(**{**values, **changes})

    def plan(self, **changes: Any) -> IntakeRound:
        return create_round(
            actor=self.officer,
            course_id=self.school.course.id,
            submission_id=uuid4(),
            terms=self.terms(**changes),
        )

    def call(self, **changes: Any) -> IntakeRound:
        """An announced round."""
        return announce_round(actor=self.officer, round_id=self.plan(**changes).id)

    def ask(self, row: IntakeRound, **changes: Any) -> str:
        """One more question in the form of a round in preparation; its code."""
        data: dict[str, Any] = {
            "code": f"q-{uuid4().hex[:8]}",
            "kind": "text",
            "text": "好きな本は？",
            "required": False,
        }
        form = begin_form(actor=self.officer, round_id=row.id)
        made = surveys.add_question(
            actor=self.officer,
            question_set_id=form.id,
            data={**data, **changes},  # type: ignore[typeddict-item]
        )
        return made.code

    def apply(self, user_id: UUID | None = None, **changes: Any) -> ApplicationSheet:
        values: dict[str, Any] = {
            "course_id": self.school.course.id,
            "submission_id": uuid4(),
            "motive": "子どもが小さいうちは家で働きたいです。",
            "weekly_hours": 8,
        }
        return send_application(actor=Actor(user_id=user_id or self.cast.hanako), **{**values, **changes})

    def decide(self, sheet: ApplicationSheet, outcome: Outcome = Outcome.ACCEPT, **changes: Any) -> Selection:
        values: dict[str, Any] = {"actor": self.officer}
        if outcome is Outcome.ACCEPT:
            values["tutor_id"] = self.cast.tutor
        else:
            values["reason"] = "定員に達したため"
        assert sheet.application_id
        return decide_application(
            application_id=sheet.application_id, outcome=outcome, **{**values, **changes}
        )


def code_of(error: Any) -> str:
    """The stable code of a refusal that ``pytest.raises`` caught."""
    assert isinstance(error.value, DomainError)
    return error.value.code
