"""Reads about surveys: the standard exit survey, one survey to answer, its counted results."""

import json
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from yuiwork.learning.models import Answer, Question, QuestionKind, Response, SeminarApplication, Survey

# The survey that the seminars of a programme share; its words are content, not interface.
STANDARD_CODE = "seminar_exit"
STANDARD_TITLE = "説明会アンケート"

_EXIT_SURVEY = Path(__file__).parent.parent / "data" / "seminar_exit_survey.json"


@dataclass(frozen=True, slots=True)
class OptionCount:
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """How often each option was chosen among ``answered`` people; ``texts`` of a free question, sorted."""

    code: str
    text: str
    kind: str
    answered: int
    options: tuple[OptionCount, ...]
    texts: tuple[str, ...]


@cache
def _exit_survey() -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(_EXIT_SURVEY.read_text(encoding="utf-8")))


def exit_survey_questions() -> list[Any]:
    """The questions that seminars of such programmes ask (programmes.md 6.1), for ``create_survey``."""
    return [dict(question) for question in _exit_survey()]


def response_of(application: SeminarApplication) -> Response | None:
    """Her response to the exit survey, if she has answered."""
    survey = application.seminar.survey
    return Response.objects.filter(survey=survey, application=application).first() if survey else None


def results_of_seminar(seminar_id: UUID, survey_id: UUID) -> list[QuestionResult]:
    """Counts per question for one seminar; for the programme's staff only."""
    questions = Question.objects.filter(survey_id=survey_id).order_by("number")
    return [_result(q, _values(q, seminar_id)) for q in questions]


def own_surveys_of(programme_id: UUID) -> list[tuple[str, str]]:
    """Id and title of the surveys a programme made itself, newest first."""
    rows = Survey.objects.filter(programme_id=programme_id, code="").order_by("-created_at", "-id")
    return [(str(row.id), row.title) for row in rows]


def response_count(seminar_id: UUID, survey_id: UUID) -> int:
    return Response.objects.filter(survey_id=survey_id, application__seminar_id=seminar_id).count()


def _values(question: Question, seminar_id: UUID) -> list[Any]:
    rows = Answer.objects.filter(question=question, response__application__seminar_id=seminar_id)
    return list(rows.values_list("value", flat=True))


def _result(question: Question, values: list[Any]) -> QuestionResult:
    chosen: Counter[str] = Counter()
    for value in values:
        chosen.update(value if isinstance(value, list) else [str(value)])
    is_text = question.kind == QuestionKind.TEXT
    return QuestionResult(
        code=question.code,
        text=question.text,
        kind=question.kind,
        answered=len(values),
        options=tuple(OptionCount(label, chosen[code]) for code, label in question.labels.items()),
        # Sorted by themselves, so that their order does not tell who came first.
        texts=tuple(sorted(str(value) for value in values)) if is_text else (),
    )
