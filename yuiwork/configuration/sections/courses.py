"""``courses``: sessions, materials, exercises and what completes a course. Only added by file: what people have joined
is changed on its own pages. Who teaches is a matter of people, and named on the page of the session."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field
from pydantic import model_validator as after_all

from yuiwork.configuration.schema import Count, Day, Moment, Row, Short, Text
from yuiwork.configuration.section import Section
from yuiwork.configuration.sections.rows import list_section
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid
from yuiwork.learning import api as learning
from yuiwork.regions import api as regions

Kind = Literal["general", "beginner", "intermediate", "director"]


class Timetable(Row):
    """What a contract allows of the sessions (programmes.md 3.1 RQ11)."""

    minutes_per_day: Count | None = None
    minutes_per_week: Count | None = None
    days_per_week: Count | None = None
    months: Count | None = None


class Session(Row):
    """``help``: a help meeting between sessions; ``onboarding`` before the first; ``more`` for graduates."""

    title: Short
    kind: Literal["session", "help", "onboarding", "more"] = "session"
    subject: str = ""
    starts_at: Moment
    ends_at: Moment
    place: str = ""
    url: str = ""
    capacity: Count | None = None

    @after_all(mode="after")
    def possible(self) -> Session:
        if self.ends_at <= self.starts_at:
            raise ValueError(_("The end must be after the beginning."))
        if self.capacity and not self.place:
            raise ValueError(_("Please name the place that has these seats."))
        return self


class Material(Row):
    """A page with steps parted by ``---``, or the address of a video. ``session``: the title of its session."""

    title: Short
    kind: Literal["page", "video"]
    minutes: int = Field(default=15, ge=1, le=60)
    body: str = ""
    url: str = ""
    session: str = ""

    @after_all(mode="after")
    def has_something(self) -> Material:
        if self.kind == "page" and not self.body:
            raise ValueError(_("Please write the page."))
        if self.kind == "video" and not self.url.startswith("https://"):
            raise ValueError(_("Please enter the address of the video, beginning with https://."))
        return self


class Criterion(Row):
    """``levels``: worst first."""

    criterion: Short
    levels: list[Short] = Field(min_length=2, max_length=6)


class Exercise(Row):
    """``graduation``: the graduation work, judged by several. ``skill``: the code of the skill that a pass shows.

    ``peers``: whether learners of the course read each other's answers, at once or after handing in their own.
    """

    title: Short
    instruction: Text
    criteria: list[Short] = Field(default_factory=list)  # none where a rubric judges
    rubric: list[Criterion] = Field(default_factory=list, max_length=12)
    kind: Literal["text", "file", "link", "checklist"] = "text"
    checklist: list[Short] = Field(default_factory=list)
    self_checked: bool = False
    graduation: bool = False
    reviews_needed: Count = 1
    passes_needed: Count = 1
    peers: Literal["none", "after_own", "all"] = "none"
    skill: str = ""
    skill_level: int = Field(default=0, ge=0, le=4)
    open_on: Day | None = None
    due_on: Day | None = None

    @after_all(mode="after")
    def possible(self) -> Exercise:
        if bool(self.checklist) != (self.kind == "checklist"):
            raise ValueError(_("A list to tick off belongs to the kind checklist, and to no other."))
        if self.passes_needed > self.reviews_needed:
            raise ValueError(_("Please enter at least 1 and at most the number of reviewers."))
        if bool(self.skill) != bool(self.skill_level):
            raise ValueError(_("A skill and its level belong together."))
        if self.open_on and self.due_on and self.due_on < self.open_on:
            raise ValueError(_("The due day must not be before the opening day."))
        if self.graduation and self.kind == "checklist":
            raise ValueError(_("A list to tick off cannot be a graduation work."))
        if self.reviews_needed > 1 and not self.graduation:
            raise ValueError(_("Only a graduation work is assessed by more than one person."))
        return self


class Fee(Row):
    """What a learner pays herself, once, in yen with tax (programmes.md 3.1 RQ12)."""

    name: str = Field(min_length=1, max_length=learning.MAX_FEE_NAME)
    yen: int = Field(ge=1, le=learning.MAX_FEE_YEN)


class Condition(Row):
    """Which fields belong to which kind is known by learning, and asked there."""

    kind: Text
    at_least: Count | None = None
    percent: Count | None = None
    numbers: list[Count] | None = None
    skill: str | None = None
    title: str | None = None
    level: Count | None = None
    of: list[Condition] | None = None


class Course(Row):
    """``completion``: the conditions of the certificate, all of which must be met. ``requires``: applicants hold a
    certificate of this kind. ``answer_days``: business days promised for feedback. ``track``: code of one of ``tracks``.
    Without ``fees`` it is free."""

    title: Short
    kind: Kind = "general"
    requires: Kind | None = None
    description: Text
    for_whom: str = ""
    track: str = ""
    capacity: Count
    apply_until: Day
    starts_on: Day
    ends_on: Day
    answer_days: Count = 3
    recording_counts: bool = True
    fees: list[Fee] = Field(default_factory=list, max_length=learning.MAX_FEES)
    timetable: Timetable | None = None
    completion: list[Condition] = Field(min_length=1)
    sessions: list[Session] = Field(default_factory=list)
    materials: list[Material] = Field(default_factory=list)
    exercises: list[Exercise] = Field(default_factory=list)

    @after_all(mode="after")
    def possible(self) -> Course:
        if self.ends_on < self.starts_on:
            raise ValueError(_("The last day must not be before the first."))
        if sum(exercise.graduation for exercise in self.exercises) > 1:
            raise ValueError(_("This course has a graduation work already."))
        try:
            learning.parse_completion_rule([_plain(condition) for condition in self.completion])
        except Invalid as refusal:
            raise ValueError(str(refusal.message)) from refusal
        return self


def _track_of(programme: regions.Programme, code: str) -> UUID | None:
    """A file without ``tracks`` may name one that the programme has. Raises ``Invalid`` for any other."""
    known = {track.code: track.id for track in regions.tracks_of(programme.id)}
    if code and code not in known:
        words = _("“%(name)s” is not in the section %(section)s.")
        raise Invalid("TRACK_UNKNOWN", words % {"name": code, "section": "tracks"})
    return known.get(code)


def _plain(condition: Condition) -> dict[str, Any]:
    return condition.model_dump(exclude_none=True)


def _save(actor: Actor, programme: regions.Programme, row: dict[str, Any]) -> None:
    parts = {name: row.pop(name) for name in ("sessions", "materials", "exercises", "timetable", "fees")}
    rule = [_plain(Condition.model_validate(condition)) for condition in row.pop("completion")]
    requires, recording_counts = row.pop("requires") or "", row.pop("recording_counts")
    track_id = _track_of(programme, row.pop("track"))
    course = learning.create_course(
        actor=actor,
        programme_id=programme.id,
        completion_rule=rule,
        requires=requires,
        track_id=track_id,
        **row,
    )
    if parts["fees"]:
        fees = [learning.Fee(**fee) for fee in parts["fees"]]
        learning.set_course_fees(actor=actor, course_id=course.id, fees=fees)
    if parts["timetable"] or not recording_counts:
        limits = parts["timetable"] or {}
        learning.set_timetable_rule(
            actor=actor, course_id=course.id, recording_counts=recording_counts, **limits
        )
    sessions = {
        session["title"]: learning.create_session(actor=actor, course_id=course.id, **session).id
        for session in parts["sessions"]
    }
    for material in parts["materials"]:
        session_id = sessions.get(material.pop("session"))
        learning.create_material(actor=actor, course_id=course.id, session_id=session_id, **material)
    skills = {plan.values["code"]: plan.id for plan in learning.skill_plans(programme.id)}
    for exercise in parts["exercises"]:
        rubric = [
            learning.Criterion(one["criterion"], tuple(one["levels"])) for one in exercise.pop("rubric")
        ]
        skill_id = skills.get(exercise.pop("skill"))
        learning.create_exercise(
            actor=actor, course_id=course.id, rubric=rubric, skill_id=skill_id, **exercise
        )


SECTIONS: tuple[Section, ...] = (
    list_section(
        "courses",
        gettext_lazy("Courses"),
        Course,
        ("title", "starts_on"),
        read=lambda p: [plan.values for plan in learning.course_plans(p.id)],
        save=_save,
        changes=False,
    ),
)
