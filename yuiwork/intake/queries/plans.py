"""Reads about hearings and plans; the prompts of a hearing."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import UUID

from django.urls import reverse

from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import NotFound
from yuiwork.core.languages import is_japanese
from yuiwork.intake.models import Hearing, LearningPlan, PlanState
from yuiwork.intake.policies import may_decide
from yuiwork.learning import api as learning

_PROMPTS = Path(__file__).parent.parent / "data" / "hearing_prompts.json"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to talk about (programmes.md 6.2)."""

    code: str
    ja: str
    en: str

    @property
    def words(self) -> str:
        return self.ja if is_japanese() else self.en


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """For the mails about a plan."""

    course_title: str
    learner: str
    wish: str
    learner_path: str
    staff_path: str


@cache
def prompts() -> tuple[Prompt, ...]:
    """In the order of the talk."""
    return tuple(Prompt(**row) for row in json.loads(_PROMPTS.read_text(encoding="utf-8")))


def accompanied(actor: Actor, programme_id: UUID, application_id: UUID) -> learning.CourseApplication:
    """The application for those who accompany her: the office, and her own tutor. Raises ``NotFound``."""
    row = (
        learning.CourseApplication.objects.select_related("course", "enrolment")
        .filter(id=application_id, course__programme_id=programme_id)
        .first()
    )
    if row is None:
        raise NotFound
    if may_decide(actor, programme_id):
        return row
    enrolment = getattr(row, "enrolment", None)
    is_tutor = enrolment is not None and enrolment.tutor_id == actor.user_id
    if is_tutor and actor.holds(Role.TUTOR, programme_id):
        return row
    raise NotFound


def hearing_of(application_id: UUID) -> Hearing | None:
    return Hearing.objects.filter(application_id=application_id).first()


def said_in(hearing: Hearing | None) -> list[tuple[str, str]]:
    """Prompt in words and what she said, without what was not talked about."""
    answers = hearing.answers if hearing else {}
    return [(prompt.words, answers[prompt.code]) for prompt in prompts() if answers.get(prompt.code)]


def plan_in_force(application_id: UUID) -> LearningPlan | None:
    """The newest version."""
    return LearningPlan.objects.filter(application_id=application_id).order_by("-version").first()


def earlier_plans(application_id: UUID) -> list[LearningPlan]:
    """Replaced versions, newest first."""
    rows = LearningPlan.objects.filter(application_id=application_id, state=PlanState.REPLACED)
    return list(rows.order_by("-version"))


def own_plan(user_id: UUID, plan_id: UUID) -> LearningPlan:
    """Her own plan. Raises ``NotFound``."""
    row = (
        LearningPlan.objects.select_related("application__course__programme")
        .filter(id=plan_id, application__user_id=user_id)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def plans_to_answer(user_id: UUID) -> list[LearningPlan]:
    """Plans that wait for her."""
    rows = LearningPlan.objects.filter(application__user_id=user_id, state=PlanState.SHOWN)
    return list(rows.select_related("application__course").order_by("created_at", "id"))


def plan_facts(plan_id: UUID) -> PlanFacts:
    """Raises ``NotFound``."""
    row = LearningPlan.objects.select_related("application__course__programme").filter(id=plan_id).first()
    if row is None:
        raise NotFound
    application = row.application
    slug = application.course.programme.slug
    return PlanFacts(
        course_title=application.course.title,
        learner=learning.name_of(application.user_id),
        wish=row.wish,
        learner_path=reverse("intake:plan", args=[row.id]),
        staff_path=reverse("intake:plan_staff", args=[slug, application.id]),
    )
