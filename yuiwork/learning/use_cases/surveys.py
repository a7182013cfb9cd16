"""Making a survey, and answering it once."""

from collections.abc import Mapping, Sequence
from typing import NotRequired, TypedDict
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.learning.answers import AnswerValue, checked_answer
from yuiwork.learning.events import SurveyAnswered
from yuiwork.learning.models import Answer, Question, QuestionKind, Response, SeminarApplication, Survey
from yuiwork.learning.policies import may_answer_exit_survey, may_plan
from yuiwork.learning.queries.surveys import STANDARD_CODE, STANDARD_TITLE, exit_survey_questions


class OptionData(TypedDict):
    code: str
    label: str


class QuestionData(TypedDict):
    """``code`` is the question's identity over the years; ``options`` for single, multi and scale."""

    code: str
    kind: str
    text: str
    help: NotRequired[str]
    required: NotRequired[bool]
    options: NotRequired[list[OptionData]]


_WITH_OPTIONS = frozenset({QuestionKind.SINGLE, QuestionKind.MULTI, QuestionKind.SCALE})


@use_case
def create_survey(
    *, actor: Actor, programme_id: UUID, title: str, questions: Sequence[QuestionData], intro: str = ""
) -> Survey:
    """A survey of a programme with its questions in order. Raises ``Invalid`` ``QUESTION_*``."""
    may_plan(actor, programme_id).enforce()
    if not questions:
        raise Invalid("QUESTION_MISSING", _("A survey needs at least one question."))
    survey = Survey.objects.create(programme_id=programme_id, title=title, intro=intro)
    _add_questions(actor, survey, questions)
    return survey


@inside_transaction
def standard_exit_survey(*, actor: Actor, programme_id: UUID) -> Survey:
    """The exit survey that all seminars of a programme share; made when first asked for."""
    survey, created = Survey.objects.get_or_create(
        programme_id=programme_id, code=STANDARD_CODE, defaults={"title": STANDARD_TITLE}
    )
    if created:
        _add_questions(actor, survey, exit_survey_questions())
    return survey


@use_case
def answer_survey(*, actor: Actor, application_id: UUID, answers: Mapping[str, AnswerValue]) -> Response:
    """Answer the exit survey of a seminar; ``answers`` by question code. Twice is once: the first counts.

    The holder of the signed link answers, or the applicant herself when signed in.
    Raises ``Invalid`` with the question's code as field; ``Refused`` ``NOT_YET``/``CANCELLED``; ``NotFound``.
    """
    application = SeminarApplication.objects.select_for_update().filter(id=application_id).first()
    survey = application.seminar.survey if application else None
    if application is None or survey is None:
        raise NotFound
    may_answer_exit_survey(application, clock.now()).enforce()
    key = f"application:{application.id}"
    first = Response.objects.filter(survey=survey, respondent_key=key).first()
    if first is not None:
        return first
    checked = [
        (question, checked_answer(question, answers.get(question.code)))
        for question in survey.questions.all()
    ]
    response = Response.objects.create(
        survey=survey, respondent_key=key, application=application, user_id=application.user_id
    )
    Answer.objects.bulk_create(
        Answer(response=response, question=question, value=value)
        for question, value in checked
        if value is not None
    )
    audit.record(
        actor=actor, action="answer", target="learning.Survey", target_id=survey.id, response=response.id
    )
    publish(SurveyAnswered(survey_id=survey.id, response_id=response.id, programme_id=survey.programme_id))
    return response


def _add_questions(actor: Actor, survey: Survey, questions: Sequence[QuestionData]) -> None:
    Question.objects.bulk_create(
        _question(survey, number, data) for number, data in enumerate(questions, start=1)
    )
    audit.record(actor=actor, action="create", target="learning.Survey", target_id=survey.id)


def _question(survey: Survey, number: int, data: QuestionData) -> Question:
    options = data.get("options", [])
    if data["kind"] not in QuestionKind.values:
        raise Invalid("QUESTION_KIND", _("This kind of question does not exist."))
    if bool(options) != (data["kind"] in _WITH_OPTIONS):
        raise Invalid("QUESTION_OPTIONS", _("Questions to choose from need options, others have none."))
    return Question(
        survey=survey,
        number=number,
        code=data["code"],
        kind=data["kind"],
        text=data["text"],
        help=data.get("help", ""),
        required=data.get("required", True),
        options=list(options),
    )
