"""Making a survey."""

import secrets
from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.surveys.models import Survey, SurveyState
from yuiwork.surveys.policies import may_build
from yuiwork.surveys.queries.catalogue import STANDARD_CODE, STANDARD_TITLE, exit_survey_questions
from yuiwork.surveys.use_cases.question_sets import QuestionData, create_question_set, publish_question_set


class SurveyHow(TypedDict, total=False):
    """When and how a survey is asked; ``wait`` in weeks or months, ``closes_on`` JST; ``english``: title and intro."""

    english: dict[str, str]
    occasion: str
    wait: int | None
    anonymous: bool
    answer_days: int
    closes_on: date | None


def new_series() -> str:
    """A name that ties the same survey of several years together."""
    return f"s-{secrets.token_hex(6)}"


@use_case
def create_survey(
    *,
    actor: Actor,
    programme_id: UUID,
    title: str,
    questions: Sequence[QuestionData],
    intro: str = "",
    **how: Unpack[SurveyHow],
) -> Survey:
    """A survey of a programme with its questions in order, open for answers. Raises ``Invalid`` ``QUESTION_*``."""
    may_build(actor, programme_id).enforce()
    if not questions:
        raise Invalid("QUESTION_MISSING", _("A survey needs at least one question."))
    survey = Survey.objects.create(
        programme_id=programme_id,
        title=title,
        intro=intro,
        series=new_series(),
        state=SurveyState.OPEN,
        opened_on=clock.today(),
        **how,
    )
    _add_questions(actor, survey, questions)
    return survey


@inside_transaction
def standard_exit_survey(*, actor: Actor, programme_id: UUID) -> Survey:
    """The exit survey that all seminars of a programme share; made when first asked for."""
    survey, created = Survey.objects.get_or_create(
        programme_id=programme_id,
        code=STANDARD_CODE,
        defaults={
            "title": STANDARD_TITLE,
            "series": STANDARD_CODE,
            "state": SurveyState.OPEN,
            "opened_on": clock.today(),
        },
    )
    if created:
        _add_questions(actor, survey, exit_survey_questions())
    return survey


def _add_questions(actor: Actor, survey: Survey, questions: Sequence[QuestionData]) -> None:
    draft = create_question_set(
        actor=actor, programme_id=survey.programme_id, questions=questions, survey=survey
    )
    publish_question_set(actor=actor, question_set_id=draft.id)
    audit.record(actor=actor, action="create", target="surveys.Survey", target_id=survey.id)
