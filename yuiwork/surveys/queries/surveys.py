"""Reads about surveys: what is asked, who has answered, counted results of one group."""

from collections import Counter
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from yuiwork.core.errors import NotFound
from yuiwork.surveys.models import (
    Answer,
    Invitation,
    InvitationState,
    Occasion,
    Question,
    QuestionKind,
    QuestionSet,
    Response,
    SetState,
    Survey,
    SurveyState,
)


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


def questions_of(question_set_id: UUID) -> list[Question]:
    """In the order asked, headings of sections included."""
    return list(Question.objects.filter(question_set_id=question_set_id).order_by("number"))


def questions_asked(survey_id: UUID) -> tuple[QuestionSet, list[Question]]:
    """The newest published version of the survey. Raises ``NotFound`` before there is one."""
    row = (
        QuestionSet.objects.filter(survey_id=survey_id, state=SetState.PUBLISHED).order_by("-version").first()
    )
    if row is None:
        raise NotFound
    return row, questions_of(row.id)


def belongs_to(survey_id: UUID, programme_id: UUID) -> bool:
    """Is it a survey of this programme?"""
    return Survey.objects.filter(id=survey_id, programme_id=programme_id).exists()


def has_answered(survey_id: UUID, respondent_key: str) -> bool:
    return Invitation.objects.filter(
        survey_id=survey_id, respondent_key=respondent_key, state=InvitationState.ANSWERED
    ).exists()


def answered_keys(respondent_keys: list[str]) -> set[str]:
    """Those of the keys under which somebody has answered."""
    rows = Invitation.objects.filter(respondent_key__in=respondent_keys, state=InvitationState.ANSWERED)
    return set(rows.values_list("respondent_key", flat=True))


def invited_keys(survey_id: UUID, respondent_keys: list[str]) -> set[str]:
    """Those of the keys that the survey has asked already."""
    rows = Invitation.objects.filter(survey_id=survey_id, respondent_key__in=respondent_keys)
    return set(rows.values_list("respondent_key", flat=True))


def own_surveys_of(programme_id: UUID) -> list[tuple[str, str]]:
    """Id and title of the surveys that its seminars may ask, newest first."""
    rows = Survey.objects.filter(
        programme_id=programme_id, code="", occasion=Occasion.SEMINAR, state=SurveyState.OPEN
    ).order_by("-created_at", "-id")
    return [(str(row.id), row.title) for row in rows]


@dataclass(frozen=True, slots=True)
class LowestStep:
    """The lowest step (1 worst … 5 best) that a named respondent chose on any scale, and in which survey."""

    step: int
    survey_title: str


def lowest_step(response_id: UUID) -> LowestStep | None:
    """Of a named response; None when no scale was answered, and for every response without a name."""
    response = Response.objects.select_related("survey").filter(id=response_id, named=True).first()
    if response is None:
        return None
    steps = response.answers.filter(question__kind=QuestionKind.SCALE).values_list("value", flat=True)
    return LowestStep(min(steps), response.survey.title) if steps else None


def response_count(survey_id: UUID, group_key: str) -> int:
    return Response.objects.filter(survey_id=survey_id, group_key=group_key).count()


def results_of_group(survey_id: UUID, group_key: str) -> list[QuestionResult]:
    """Counts per question for one group (a seminar); for the programme's staff only."""
    _set, questions = questions_asked(survey_id)
    asked = [question for question in questions if question.kind != QuestionKind.SECTION]
    return [_result(question, _values(question, survey_id, group_key)) for question in asked]


def _values(question: Question, survey_id: UUID, group_key: str) -> list[Any]:
    rows = Answer.objects.filter(
        question__code=question.code, response__survey_id=survey_id, response__group_key=group_key
    )
    return list(rows.values_list("value", flat=True))


def _result(question: Question, values: list[Any]) -> QuestionResult:
    chosen: Counter[str] = Counter()
    for value in values:
        chosen.update(value if isinstance(value, list) else [str(value)])
    is_text = question.kind == QuestionKind.TEXT
    return QuestionResult(
        code=question.code,
        text=question.wording,
        kind=question.kind,
        answered=len(values),
        options=tuple(OptionCount(label, chosen[code]) for code, label in question.labels.items()),
        # Sorted by themselves, so that their order does not tell who came first.
        texts=tuple(sorted(str(value) for value in values)) if is_text else (),
    )
