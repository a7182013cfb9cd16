"""``surveys``, ``seminars``, ``courses``: what learning offers. Only added by file: what people have joined is changed
on its own pages."""

from __future__ import annotations

from typing import Any, Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field
from pydantic import model_validator as after_all

from yuiwork.configuration.schema import Code, Count, Day, Moment, Row, Short, Text
from yuiwork.configuration.section import Section
from yuiwork.configuration.sections.rows import list_section
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid
from yuiwork.learning import api as learning
from yuiwork.regions import api as regions
from yuiwork.surveys import api as surveys


class Option(Row):
    """``own_words``: whoever chooses it may say it in her own words (その他)."""

    code: Code
    label: Short
    english: str = ""
    own_words: bool = False


class ShownIf(Row):
    question: Code
    any_of: list[Code] = Field(min_length=1)


class Question(Row):
    """``code`` is the question's identity over the years (programmes.md 6.3)."""

    code: Code
    kind: Literal["single", "multi", "scale", "number", "text", "matrix", "section"]
    text: Text
    help: str = ""
    required: bool = True
    options: list[Option] = Field(default_factory=list)
    rows: list[Option] = Field(default_factory=list)
    shown_if: ShownIf | None = None
    unit: str = ""
    lowest: int | None = None
    highest: int | None = None
    english: dict[str, str] = Field(default_factory=dict)
    sensitive: bool = False


class Survey(Row):
    title: Short
    intro: str = ""
    questions: list[Question] = Field(min_length=1)


class Seminar(Row):
    """0 seats: not offered. Times in Japan. ``survey``: the title of a survey of this programme."""

    title: Short
    description: Text
    starts_at: Moment
    ends_at: Moment
    venue_name: str = ""
    venue_address: str = ""
    venue_seats: int = Field(default=0, ge=0)
    online_url: str = ""
    online_seats: int = Field(default=0, ge=0)
    childcare_offered: bool = False
    survey: str = ""

    @after_all(mode="after")
    def possible(self) -> Seminar:
        if self.ends_at <= self.starts_at:
            raise ValueError(_("The end must be after the beginning."))
        if not self.venue_seats and not self.online_seats:
            raise ValueError(_("Please offer seats at the venue, online, or both."))
        return self


class Session(Row):
    title: Short
    starts_at: Moment
    ends_at: Moment
    place: str = ""
    url: str = ""


class Exercise(Row):
    title: Short
    instruction: Text
    criteria: list[Short] = Field(default_factory=list)  # none where a rubric judges
    kind: Literal["text", "file", "link", "checklist"] = "text"
    checklist: list[Short] = Field(default_factory=list)
    self_checked: bool = False
    open_on: Day | None = None
    due_on: Day | None = None


class Condition(Row):
    """Which fields belong to which kind is known by learning, and asked there."""

    kind: Text
    at_least: Count | None = None
    percent: Count | None = None
    numbers: list[Count] | None = None
    of: list[Condition] | None = None


class Course(Row):
    """``completion``: the conditions of the certificate, all of which must be met."""

    title: Short
    description: Text
    for_whom: str = ""
    capacity: Count
    apply_until: Day
    starts_on: Day
    ends_on: Day
    answer_days: Count = 3
    completion: list[Condition] = Field(min_length=1)
    sessions: list[Session] = Field(default_factory=list)
    exercises: list[Exercise] = Field(default_factory=list)

    @after_all(mode="after")
    def possible(self) -> Course:
        if self.ends_on < self.starts_on:
            raise ValueError(_("The last day must not lie before the first."))
        try:
            learning.parse_completion_rule([_plain(condition) for condition in self.completion])
        except Invalid as refusal:
            raise ValueError(str(refusal.message)) from refusal
        return self


def _plain(condition: Condition) -> dict[str, Any]:
    return condition.model_dump(exclude_none=True)


def _save_survey(actor: Actor, programme: regions.Programme, row: dict[str, Any]) -> None:
    surveys.create_survey(actor=actor, programme_id=programme.id, **row)


def _save_seminar(actor: Actor, programme: regions.Programme, row: dict[str, Any]) -> None:
    known = {plan.title: plan.id for plan in surveys.seminar_survey_plans(programme.id)}
    survey_id = known.get(row.pop("survey"))
    learning.create_seminar(actor=actor, programme_id=programme.id, survey_id=survey_id, **row)


def _save_course(actor: Actor, programme: regions.Programme, row: dict[str, Any]) -> None:
    sessions, exercises = row.pop("sessions"), row.pop("exercises")
    rule = [_plain(Condition.model_validate(condition)) for condition in row.pop("completion")]
    course = learning.create_course(actor=actor, programme_id=programme.id, completion_rule=rule, **row)
    for session in sessions:
        learning.create_session(actor=actor, course_id=course.id, **session)
    for exercise in exercises:
        learning.create_exercise(actor=actor, course_id=course.id, **exercise)


SECTIONS: tuple[Section, ...] = (
    list_section(
        "surveys",
        gettext_lazy("Surveys"),
        Survey,
        ("title",),
        read=lambda p: [plan.values for plan in surveys.seminar_survey_plans(p.id)],
        save=_save_survey,
        changes=False,
    ),
    list_section(
        "seminars",
        gettext_lazy("Seminars"),
        Seminar,
        ("title", "starts_at"),
        read=lambda p: [plan.values for plan in learning.seminar_plans(p.id)],
        save=_save_seminar,
        changes=False,
    ),
    list_section(
        "courses",
        gettext_lazy("Courses"),
        Course,
        ("title", "starts_on"),
        read=lambda p: [plan.values for plan in learning.course_plans(p.id)],
        save=_save_course,
        changes=False,
    ),
)
