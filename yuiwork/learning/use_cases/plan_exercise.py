"""Planning exercises: the next one of a course, and changing one."""

from collections.abc import Sequence
from datetime import date
from typing import NotRequired, TypedDict, Unpack
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.ids import new_id
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.learning.models import Course, Exercise, ExerciseKind, PeerReading, Skill, SubmissionState
from yuiwork.learning.models.skill import LEVELS
from yuiwork.learning.policies import may_plan
from yuiwork.learning.rubric import Criterion


class ExerciseData(TypedDict):
    """Dates JST; see ``Exercise``. ``criteria`` are what the tutor judges by."""

    title: str
    instruction: str
    criteria: Sequence[str]
    kind: NotRequired[str]
    rubric: NotRequired[Sequence[Criterion]]
    checklist: NotRequired[Sequence[str]]
    self_checked: NotRequired[bool]
    graduation: NotRequired[bool]
    peers: NotRequired[str]
    skill_id: NotRequired[UUID | None]
    skill_level: NotRequired[int]
    reviews_needed: NotRequired[int]
    passes_needed: NotRequired[int]
    open_on: NotRequired[date | None]
    due_on: NotRequired[date | None]


@use_case
def create_exercise(
    *, actor: Actor, course_id: UUID, submission_id: UUID | None = None, **data: Unpack[ExerciseData]
) -> Exercise:
    """The next exercise of a course.

    Raises ``Invalid`` ``DUE_BEFORE_OPEN``, ``CHECKLIST_EMPTY``; ``Conflict`` ``SAME_KEY_OTHER_BODY``; ``NotFound``.
    """
    course = Course.objects.select_for_update().filter(id=course_id).first()
    if course is None:
        raise NotFound
    may_plan(actor, course.programme_id).enforce()
    values = _values(data)
    _refuse_a_second_graduation_work(course.id, values, None)
    _refuse_a_skill_of_others(course.programme_id, data.get("skill_id"))
    # The course is locked, so that two exercises made at once do not get one number.
    last = course.exercises.aggregate(last=Max("number"))["last"] or 0
    exercise, created = Exercise.objects.get_or_create(
        id=submission_id or new_id(), defaults={"course": course, "number": last + 1, **values}
    )
    the_same(exercise, course_id=course_id)
    if created:
        audit.record(
            actor=actor, action="create", target="learning.Exercise", target_id=exercise.id, course=course_id
        )
    return exercise


@use_case
def change_exercise(*, actor: Actor, exercise_id: UUID, **data: Unpack[ExerciseData]) -> Exercise:
    """Change an exercise for everybody who has not handed in yet; marks already given keep their words.

    Raises as ``create_exercise``; ``Refused`` ``KIND_IN_USE`` for another kind or another list once somebody
    has handed in.
    """
    exercise = (
        Exercise.objects.select_for_update(of=("self",))
        .select_related("course")
        .filter(id=exercise_id)
        .first()
    )
    if exercise is None:
        raise NotFound
    may_plan(actor, exercise.course.programme_id).enforce()
    values = _values(data)
    _refuse_a_second_graduation_work(exercise.course_id, values, exercise.id)
    _refuse_a_skill_of_others(exercise.course.programme_id, data.get("skill_id"))
    handed_in = exercise.submissions.exclude(state=SubmissionState.DRAFT).exists()
    fixed = ("kind", "checklist", "graduation", "reviews_needed", "passes_needed")
    if handed_in and any(values[name] != getattr(exercise, name) for name in fixed):
        raise Refused(
            "KIND_IN_USE",
            _(
                "Somebody has handed in already, so the kind, the list and the way of reviewing stay as they are."
            ),
        )
    for name, value in values.items():
        setattr(exercise, name, value)
    exercise.save()
    audit.record(actor=actor, action="change", target="learning.Exercise", target_id=exercise.id)
    return exercise


def _values(data: ExerciseData) -> dict[str, object]:
    """The columns. A list to tick off belongs to its kind only."""
    kind = ExerciseKind(data.get("kind", ExerciseKind.TEXT))
    checklist = list(data.get("checklist", ())) if kind is ExerciseKind.CHECKLIST else []
    if kind is ExerciseKind.CHECKLIST and not checklist:
        raise Invalid("CHECKLIST_EMPTY", _("Please write at least one line to tick off."), field="checklist")
    open_on, due_on = data.get("open_on"), data.get("due_on")
    if open_on and due_on and due_on < open_on:
        raise Invalid("DUE_BEFORE_OPEN", _("The due day must not be before the opening day."), field="due_on")
    return {
        "kind": kind.value,
        "title": data["title"],
        "instruction": data["instruction"],
        "criteria": list(data["criteria"]),
        "rubric": [row.as_json() for row in data.get("rubric", ())],
        "checklist": checklist,
        "self_checked": bool(data.get("self_checked")) and kind is ExerciseKind.CHECKLIST,
        **_graduation(data, kind),
        **_skill(data),
        "peers": PeerReading(data.get("peers", PeerReading.NONE)).value,
        "open_on": open_on,
        "due_on": due_on,
    }


def _graduation(data: ExerciseData, kind: ExerciseKind) -> dict[str, object]:
    """One reviewer who must agree, unless it is a graduation work."""
    if not data.get("graduation"):
        return {"graduation": False, "reviews_needed": 1, "passes_needed": 1}
    reviews, passes = data.get("reviews_needed", 2), data.get("passes_needed", data.get("reviews_needed", 2))
    if kind is ExerciseKind.CHECKLIST:
        raise Invalid("GRADUATION_KIND", _("A list to tick off cannot be a graduation work."), field="kind")
    if not 1 <= passes <= reviews:
        words = _("Please enter at least 1 and at most the number of reviewers.")
        raise Invalid("PASSES_NEEDED", words, field="passes_needed")
    return {"graduation": True, "reviews_needed": reviews, "passes_needed": passes}


def _skill(data: ExerciseData) -> dict[str, object]:
    """What a pass shows, if anything."""
    skill_id, level = data.get("skill_id"), data.get("skill_level", 0)
    if skill_id is None:
        return {"skill_id": None, "skill_level": 0}
    if not 1 <= level <= LEVELS:
        raise Invalid("LEVEL", _("Please choose one of the four levels."), field="skill_level")
    return {"skill_id": skill_id, "skill_level": level}


def _refuse_a_skill_of_others(programme_id: UUID, skill_id: UUID | None) -> None:
    if skill_id and not Skill.objects.filter(id=skill_id, programme_id=programme_id).exists():
        raise NotFound


def _refuse_a_second_graduation_work(
    course_id: UUID, values: dict[str, object], exercise_id: UUID | None
) -> None:
    others = Exercise.objects.filter(course_id=course_id, graduation=True)
    if exercise_id is not None:
        others = others.exclude(id=exercise_id)
    if values["graduation"] and others.exists():
        words = _("This course has a graduation work already.")
        raise Invalid("GRADUATION_TWICE", words, field="graduation")
