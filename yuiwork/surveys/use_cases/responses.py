"""Sending: what she said becomes a response, and, unless she wants her name to stand there, nothing tells whose."""

import random
from datetime import date, datetime, time
from typing import Any
from uuid import UUID, uuid4

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.japan.dates import JST
from yuiwork.surveys.answers import Checked, Given, checked_answers
from yuiwork.surveys.events import NamedAnswersSent, SurveyAnswered
from yuiwork.surveys.models import (
    INVITATION,
    Answer,
    Invitation,
    InvitationState,
    Question,
    QuestionSet,
    Response,
)
from yuiwork.surveys.policies import may_answer
from yuiwork.surveys.queries.surveys import questions_asked, questions_of
from yuiwork.surveys.use_cases.invitations import invite


@use_case
def send_answers(*, actor: Actor, invitation_id: UUID) -> bool:
    """All that she kept is sent. True the first time; a second tap is harmless and False.

    Raises ``Invalid`` with the question's code as field when something is still missing; ``Refused``; ``NotFound``.
    """
    invitation = _locked(invitation_id)
    if invitation.state == InvitationState.ANSWERED:
        return False
    may_answer(invitation, clock.today()).enforce()
    _send(actor, invitation, invitation.draft or {})
    return True


@inside_transaction
def record_response(
    *, actor: Actor, survey_id: UUID, respondent_key: str, answers: Given, group_key: str = "", **more: Any
) -> bool:
    """Keep the answers of one respondent at once; whoever calls knows that she may answer. Twice is once.

    ``more``: what ``invite`` takes. Raises ``Invalid`` with the question's code as field; ``NotFound``.
    """
    asked = invite(survey_id=survey_id, respondent_key=respondent_key, group_key=group_key, **more)
    invitation = _locked(asked.id)
    if invitation.state == InvitationState.ANSWERED:
        return False
    _send(actor, invitation, answers)
    return True


def _locked(invitation_id: UUID) -> Invitation:
    row = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("survey", "begun_with")
        .filter(id=invitation_id)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def _send(actor: Actor, invitation: Invitation, given: Given) -> None:
    survey = invitation.survey
    question_set, questions = (
        (invitation.begun_with, questions_of(invitation.begun_with.id))
        if invitation.begun_with
        else questions_asked(survey.id)
    )
    checked, problems = checked_answers(questions, given)
    if problems:
        raise problems[0]
    named = bool(invitation.named) and not survey.anonymous
    response = _response(invitation, question_set, named=named)
    _keep(response, {question.code: question for question in questions}, checked)
    invitation.state = INVITATION.step(invitation.state, "answer", by="respondent")
    invitation.draft = None
    invitation.save(update_fields=["state", "draft"])
    # The trail says that somebody answered. Who, it says only of those who gave their name.
    audit.record(
        actor=actor if named else Actor.for_system("respondent"),
        action="answer",
        target="surveys.Survey",
        target_id=survey.id,
    )
    publish(SurveyAnswered(survey_id=survey.id, programme_id=survey.programme_id))
    if named and invitation.user_id is not None:
        publish(
            NamedAnswersSent(
                response_id=response.id,
                survey_id=survey.id,
                programme_id=survey.programme_id,
                respondent_key=invitation.respondent_key,
                user_id=invitation.user_id,
            )
        )


def _response(invitation: Invitation, question_set: QuestionSet, *, named: bool) -> Response:
    shared: dict[str, Any] = {
        "survey": invitation.survey,
        "question_set": question_set,
        "group_key": invitation.group_key,
        "municipality_code": invitation.municipality_code,
    }
    today = clock.today()
    if named:
        return Response.objects.create(
            named=True,
            respondent_key=invitation.respondent_key,
            user_id=invitation.user_id,
            answered_on=today,
            **shared,
        )
    month = today.replace(day=1)
    return Response.objects.create(id=uuid4(), created_at=_midnight(month), answered_on=month, **shared)


def _keep(response: Response, questions: dict[str, Question], checked: Checked) -> None:
    rows = [
        Answer(response=response, question=questions[code], value=answer.value, own_words=answer.own_words)
        for code, answer in checked.items()
    ]
    if not response.named:
        for row in rows:
            row.id, row.created_at = uuid4(), response.created_at
        random.shuffle(rows)
    Answer.objects.bulk_create(rows)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=JST)
