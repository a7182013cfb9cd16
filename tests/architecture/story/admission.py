"""How applicants are chosen: forms, points, lots, letters, plans."""

from functools import cached_property
from typing import Any
from uuid import UUID

from tests.architecture.story.growth import Growth
from tests.architecture.story.opening import BEGIN, PDF
from tests.intake.office import TASK, Office
from tests.learning.school import School
from yuiwork.intake import api as intake
from yuiwork.intake.models import IntakeRound, Offer
from yuiwork.intake.queries.answers import questions_of
from yuiwork.learning import api as learning


class Admission(Growth):
    @cached_property
    def round(self) -> IntakeRound:
        """Announced, with a file to hand in; in the course of the school."""
        office = self.office
        task = {**TASK, "task_kind": intake.TaskKind.FILE, "closes_on": self.school.course.apply_until}
        planned = office.plan(**task)
        office.ask(planned)
        return intake.announce_round(actor=office.officer, round_id=planned.id)

    @cached_property
    def form_round(self) -> IntakeRound:
        """In preparation, with two questions of its own."""
        planned = self.office.plan(title="第2回募集")
        for text in ("得意なことは？", "苦手なことは？"):
            self.office.ask(planned, text=text)
        return IntakeRound.objects.get(id=planned.id)

    @property
    def form_question_id(self) -> UUID:
        return questions_of(self.form_round)[0].id

    @cached_property
    def sheet(self) -> Any:
        """Emi's, with the file of the task."""
        assert self.round
        [asked] = questions_of(self.round)
        file = learning.Upload("課題.pdf", PDF)
        return self.office.apply(self.cast.emi, files=[file], answers={asked.code: "銀河鉄道の夜"})

    @cached_property
    def selection(self) -> Any:
        """Emi is to be declined; nobody has told her yet. Kenji has been told, with a letter."""
        kenji = self.office.apply(self.cast.kenji, files=[learning.Upload("課題.pdf", PDF)])
        self.office.decide(kenji, intake.Outcome.DECLINE)
        return self.office.decide(self.sheet, intake.Outcome.DECLINE, tell_now=False)

    @cached_property
    def announcement(self) -> Any:
        assert self.selection
        return intake.order_announcement(
            actor=self.office.officer, course_id=self.school.course.id, submission_id=self.selection.id
        )

    @cached_property
    def scoring(self) -> Any:
        """Tutor's, of Emi's sheet; not final."""
        line = intake.RubricLine("読みやすさ", 5)
        intake.set_rubric(
            actor=self.office.officer, round_id=self.round.id, lines=[line], scorer_ids=[self.cast.tutor]
        )
        return intake.save_scoring(
            actor=self.cast.actor(self.cast.tutor),
            programme_id=self.cast.nara.id,
            sheet_id=self.sheet.id,
            points={self.round.criteria.get().id: 4},
        )

    @cached_property
    def plan(self) -> Any:
        """Hanako's, written by Tutor after their talk."""
        application_id = self.school.enrolment.application_id
        common: dict[str, Any] = {
            "actor": self.cast.actor(self.cast.tutor),
            "programme_id": self.cast.nara.id,
            "application_id": application_id,
        }
        intake.save_hearing(
            **common, held_on=BEGIN.date(), way=intake.HearingWay.PHONE, answers={"why": "書くのが好き"}
        )
        return intake.show_plan(
            **common, submission_id=application_id, goal="月に3万円", steps="課題を出す", weekly_hours=8
        )

    @cached_property
    def lottery_round(self) -> IntakeRound:
        """A second course takes applications by lot; lots are not drawn yet."""
        return self._second.call(method=intake.Method.LOTTERY, seats=1)

    @cached_property
    def offer(self) -> Any:
        """Emi's: a place in a third course that Kenji gave up."""
        office = Office(School(self.cast))
        office.call(method=intake.Method.FIRST_COME, seats=1)
        kenji = office.apply(self.cast.kenji)
        office.apply(self.cast.emi)
        assert kenji.application_id
        intake.withdraw_application(
            actor=self.cast.actor(self.cast.kenji), application_id=kenji.application_id
        )
        return Offer.objects.get()

    @cached_property
    def _second(self) -> Office:
        return Office(School(self.cast))
