"""``rounds``: how one applies for a course and how its places are given (programmes.md 3.1 RQ03-RQ06).

Only added by file: what people have applied in stays as announced; everything else is changed on its own page.
"""

from typing import Any, Self
from uuid import uuid4

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field
from pydantic import model_validator as after_all

from yuiwork.configuration.course_names import ids_in_full, in_full, shortest
from yuiwork.configuration.schema import Count, Day, Row, Text
from yuiwork.configuration.section import Section
from yuiwork.configuration.sections.rows import list_section
from yuiwork.configuration.sections.surveys import Question
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.intake import api as intake
from yuiwork.learning import api as learning
from yuiwork.regions import api as regions
from yuiwork.surveys import api as surveys


class RubricLine(Row):
    """What scorers judge, 0 to ``max_points``. Who scores is named on screen."""

    title: Text
    max_points: int = Field(default=5, ge=1, le=100)
    description: str = ""


class Round(Row):
    """``course``: as ``course_names`` says. Days JST, both included. ``announced: false`` keeps it among the staff.

    Of a round that is over ``announced`` says nothing any more: one that is loaded late is not announced.
    """

    course: Text
    title: Text
    intro: str = ""
    opens_on: Day
    closes_on: Day
    seats: Count
    method: intake.Method = intake.Method.SELECTION
    needs_approval: bool = False
    offer_days: int = Field(default=3, ge=1, le=30)
    task_kind: intake.TaskKind = intake.TaskKind.NONE
    task_title: str = ""
    task_instruction: str = ""
    announced: bool = True
    questions: list[Question] = Field(default_factory=list)
    rubric: list[RubricLine] = Field(default_factory=list)

    @after_all(mode="after")
    def possible(self) -> Self:
        if self.closes_on < self.opens_on:
            raise ValueError(_("The last day must not be before the first."))
        if self.method == intake.Method.FIRST_COME and self.needs_approval:
            raise ValueError(
                _(
                    "With “first come, first served”, people are accepted at once: there is nothing left to "
                    "approve."
                )
            )
        if self.task_kind != intake.TaskKind.NONE and not (self.task_title and self.task_instruction):
            raise ValueError(_("Please say what the task is."))
        if self.closes_on < clock.today():
            self.announced = True
        return self


def _save(actor: Actor, programme: regions.Programme, row: dict[str, Any]) -> None:
    questions, rubric, announced = (row.pop(name) for name in ("questions", "rubric", "announced"))
    course_id = ids_in_full(programme.id)[row.pop("course")]
    terms = intake.RoundTerms(**row)
    made = intake.create_round(actor=actor, course_id=course_id, submission_id=uuid4(), terms=terms)
    if questions:
        form = intake.begin_form(actor=actor, round_id=made.id)
        for question in questions:
            surveys.add_question(actor=actor, question_set_id=form.id, data=question)
    if rubric:
        lines = [intake.RubricLine(**line) for line in rubric]
        intake.set_rubric(actor=actor, round_id=made.id, lines=lines, scorer_ids=())
    # A file of earlier years is read too: what is over is not announced any more.
    if announced and made.closes_on >= clock.today():
        intake.announce_round(actor=actor, round_id=made.id)


def _read(programme: regions.Programme) -> list[dict[str, Any]]:
    names = {course_id: name for name, course_id in ids_in_full(programme.id).items()}
    return [{**plan.values, "course": names[plan.course_id]} for plan in intake.round_plans(programme.id)]


def _written(programme: regions.Programme) -> list[dict[str, Any]]:
    courses = in_full(plan.values for plan in learning.course_plans(programme.id))
    names = shortest(courses)
    return [{**row, "course": names[row["course"]]} for row in _read(programme)]


SECTIONS: tuple[Section, ...] = (
    list_section(
        "rounds",
        gettext_lazy("Rounds of applications"),
        Round,
        ("course", "title"),
        read=_read,
        written=_written,
        save=_save,
        changes=False,
    ),
)
