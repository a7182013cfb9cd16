"""The rounds of a programme as plain values: for configuration files."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from yuiwork.intake.models import IntakeRound, RoundState
from yuiwork.surveys import api as surveys

_TERMS = (
    "title", "intro", "opens_on", "closes_on", "seats", "method", "needs_approval", "offer_days", "task_kind", "task_title",
    "task_instruction",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """``values``: the fields of ``RoundTerms``, and ``course`` (its title), ``questions``, ``rubric``, ``announced``."""

    id: UUID
    course_id: UUID
    values: dict[str, Any]


def round_plans(programme_id: UUID) -> list[RoundPlan]:
    """In the order in which they open."""
    rows = (
        IntakeRound.objects.filter(course__programme_id=programme_id)
        .select_related("course")
        .prefetch_related("criteria")
        .order_by("opens_on", "course__created_at", "number")
    )
    return [RoundPlan(row.id, row.course_id, _values(row)) for row in rows]


def _values(row: IntakeRound) -> dict[str, Any]:
    return {
        "course": row.course.title,
        **{name: getattr(row, name) for name in _TERMS},
        "announced": row.state != RoundState.DRAFT,
        "questions": [
            surveys.question_data(one)
            for one in (surveys.questions_of(row.question_set_id) if row.question_set_id else ())
        ],
        "rubric": [
            {"title": one.title, "description": one.description, "max_points": one.max_points}
            for one in row.criteria.all()
        ],
    }
