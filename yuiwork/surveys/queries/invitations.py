"""Reads about those who are asked: her invitation, what waits for her, what a mail says."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.core.web.components import NextStep
from yuiwork.surveys.links import answer_path
from yuiwork.surveys.models import (
    SENT_BY_CLOCK,
    Invitation,
    InvitationState,
    Occasion,
    Question,
    Survey,
    SurveyState,
)
from yuiwork.surveys.policies import may_answer
from yuiwork.surveys.queries.surveys import questions_asked, questions_of


@dataclass(frozen=True, slots=True)
class InvitationFacts:
    """For the mail that asks and the one that reminds; ``open_until`` JST."""

    title: str
    programme_name: str
    anonymous: bool
    questions: int
    open_until: date
    path: str


def find_invitation(invitation_id: UUID) -> Invitation | None:
    return (
        Invitation.objects.select_related(
            "survey__programme__organisation", "survey__programme__region", "begun_with"
        )
        .filter(id=invitation_id)
        .first()
    )


def questions_for(invitation: Invitation) -> list[Question]:
    """The version she began with; the newest one before she has begun."""
    if invitation.begun_with_id:
        return questions_of(invitation.begun_with_id)
    _set, questions = questions_asked(invitation.survey_id)
    return questions


def open_survey(survey_id: UUID) -> Survey:
    """A survey with an open link, begun or closed. Raises ``NotFound``."""
    row = (
        Survey.objects.select_related("programme__organisation", "programme__region")
        .filter(id=survey_id, occasion=Occasion.OPEN_LINK)
        .exclude(state=SurveyState.DRAFT)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def invitation_facts(invitation_id: UUID) -> InvitationFacts:
    """Raises ``NotFound``."""
    row = find_invitation(invitation_id)
    if row is None:
        raise NotFound
    return InvitationFacts(
        title=row.survey.title,
        programme_name=row.survey.programme.name,
        anonymous=row.survey.anonymous,
        questions=sum(question.kind != "section" for question in questions_for(row)),
        open_until=row.open_until,
        path=answer_path(row.id),
    )


def still_to_answer(invitation_id: UUID) -> bool:
    """Is there still something to ask her for?"""
    row = find_invitation(invitation_id)
    return row is not None and bool(may_answer(row, clock.today()))


def next_steps(actor: Actor) -> list[NextStep]:
    """For 今日: what was sent to her and waits for an answer. (A seminar's survey is offered by learning.)"""
    if actor.user_id is None:
        return []
    today = clock.today()
    rows = Invitation.objects.select_related("survey").filter(
        user_id=actor.user_id,
        state=InvitationState.ASKED,
        survey__state=SurveyState.OPEN,
        survey__occasion__in=SENT_BY_CLOCK,
        open_until__gte=today,
    )
    return [_step(row) for row in rows.order_by("open_until", "id") if may_answer(row, today)]


def _step(row: Invitation) -> NextStep:
    words: dict[str, Any] = {"title": row.survey.title}
    begun = bool(row.draft)
    return NextStep(
        title=_("Please answer “%(title)s” (two minutes)") % words,
        label=_("Go on answering") if begun else _("Answer the survey"),
        url=answer_path(row.id),
        due=row.open_until,
    )
