"""Surveys as plain values: for configuration files."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from yuiwork.core.errors import NotFound
from yuiwork.surveys.models import Survey
from yuiwork.surveys.queries.surveys import questions_asked

_QUESTION = (
    "code", "kind", "text", "help", "required", "options", "rows", "shown_if", "unit", "lowest", "highest", "english",
    "sensitive",
)  # fmt: skip


_SURVEY = ("title", "intro", "english", "occasion", "wait", "anonymous", "answer_days", "closes_on")


@dataclass(frozen=True, slots=True)
class SurveyPlan:
    """``values`` are what ``create_survey`` takes, with the questions of the newest published version."""

    id: UUID
    title: str
    values: dict[str, Any]


def survey_plans(programme_id: UUID) -> list[SurveyPlan]:
    """A programme's own surveys for every occasion, oldest first."""
    rows = Survey.objects.filter(programme_id=programme_id, code="")
    plans = []
    for row in rows.order_by("created_at", "id"):
        # One that is still being written has nothing to show yet.
        if questions := _questions(row.id):
            values = {**{name: getattr(row, name) for name in _SURVEY}, "questions": questions}
            plans.append(SurveyPlan(row.id, row.title, values))
    return plans


def _questions(survey_id: UUID) -> list[dict[str, Any]]:
    try:
        _set, questions = questions_asked(survey_id)
    except NotFound:
        return []
    return [{name: getattr(question, name) for name in _QUESTION} for question in questions]
