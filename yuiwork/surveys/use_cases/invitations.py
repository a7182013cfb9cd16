"""Asking people, and keeping what they have said so far."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.surveys.answers import own_words_name
from yuiwork.surveys.events import SurveyReminded, SurveySent
from yuiwork.surveys.models import (
    SENT_BY_CLOCK,
    AnswerGroup,
    Invitation,
    InvitationState,
    Occasion,
    Question,
    Survey,
    SurveyState,
)
from yuiwork.surveys.policies import may_answer, survey_is_open
from yuiwork.surveys.queries.surveys import questions_asked

REMIND_AFTER = timedelta(days=7)


@inside_transaction
def invite(
    *,
    survey_id: UUID,
    respondent_key: str,
    group_key: str = "",
    group_title: str = "",
    user_id: UUID | None = None,
    municipality_code: str = "",
    open_until: date | None = None,
    send: bool = False,
) -> Invitation:
    """Ask one person once; the second time her invitation of before. ``send`` tells her (mail and message).

    Without ``open_until`` (JST) it stays open for the survey's own number of days. ``group_title``: how staff know the
    group when they read results of it alone. Raises ``NotFound``.
    """
    survey = Survey.objects.filter(id=survey_id).first()
    if survey is None:
        raise NotFound
    today = clock.today()
    _name_group(survey, group_key, group_title)
    invitation, created = Invitation.objects.get_or_create(
        survey=survey,
        respondent_key=respondent_key,
        defaults={
            "group_key": group_key,
            "user_id": user_id,
            "municipality_code": municipality_code,
            "asked_on": today,
            "open_until": open_until or today + timedelta(days=survey.answer_days),
        },
    )
    if created and send and user_id is not None:
        _tell(invitation, user_id)
    return invitation


def _tell(invitation: Invitation, user_id: UUID) -> None:
    survey = invitation.survey
    publish(
        SurveySent(
            invitation_id=invitation.id,
            survey_id=survey.id,
            programme_id=survey.programme_id,
            user_id=user_id,
        )
    )


def _name_group(survey: Survey, key: str, title: str) -> None:
    """As it is called now: a seminar may be renamed between two invitations."""
    if not key or not title:
        return
    group, _created = AnswerGroup.objects.get_or_create(
        programme_id=survey.programme_id, key=key, defaults={"title": title}
    )
    if group.title != title:
        group.title = title
        group.save(update_fields=["title"])


@use_case
def begin_by_open_link(*, actor: Actor, survey_id: UUID, submission_id: UUID) -> Invitation:
    """Anybody may answer a survey with an open link, without an account; we do not ask who she is.

    Raises ``NotFound`` for surveys that are not open to everybody, ``Refused`` when it is closed.
    """
    survey = Survey.objects.filter(id=survey_id, occasion=Occasion.OPEN_LINK).first()
    if survey is None or survey.state == SurveyState.DRAFT:
        raise NotFound
    survey_is_open(survey, clock.today()).enforce()
    return invite(survey_id=survey.id, respondent_key=f"visitor:{submission_id}")


@use_case
def begin_answering(*, actor: Actor, invitation_id: UUID, named: bool) -> Invitation:
    """Her choice on the first page. In an anonymous survey nobody is named, whatever was chosen."""
    invitation = _locked(invitation_id)
    may_answer(invitation, clock.today()).enforce()
    if invitation.begun_with_id is None:
        invitation.begun_with, _questions = questions_asked(invitation.survey_id)
    invitation.named = named and not invitation.survey.anonymous
    invitation.draft = invitation.draft or {}
    invitation.save(update_fields=["begun_with", "named", "draft"])
    return invitation


@use_case
def keep_answers(
    *, actor: Actor, invitation_id: UUID, questions: Sequence[Question], given: Mapping[str, Any]
) -> None:
    """The answers of one page, kept for her until she sends all of them. What she left out is kept as left out."""
    invitation = _locked(invitation_id)
    may_answer(invitation, clock.today()).enforce()
    names = [name for q in questions for name in (q.code, own_words_name(q.code))]
    invitation.draft = {**(invitation.draft or {}), **{name: given.get(name) for name in names}}
    invitation.save(update_fields=["draft"])


def _locked(invitation_id: UUID) -> Invitation:
    row = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("survey")
        .filter(id=invitation_id)
        .first()
    )
    if row is None:
        raise NotFound
    return row


@inside_transaction
def give_invitations_to(*, user_id: UUID, respondent_keys: Iterable[str]) -> None:
    """These respondents turned out to be this person. What they answered without a name stays without one."""
    Invitation.objects.filter(respondent_key__in=list(respondent_keys), user=None).update(user_id=user_id)


@use_case
def remind_once(*, invitation_id: UUID) -> bool:
    """One reminder and never a second; False when there is nothing to remind of."""
    invitation = _locked(invitation_id)
    today = clock.today()
    if invitation.reminded_on is not None or not may_answer(invitation, today) or invitation.user_id is None:
        return False
    invitation.reminded_on = today
    invitation.save(update_fields=["reminded_on"])
    audit.record(
        actor=Actor.for_system("survey_clock"),
        action="remind",
        target="surveys.Invitation",
        target_id=invitation.id,
    )
    publish(
        SurveyReminded(
            invitation_id=invitation.id,
            survey_id=invitation.survey_id,
            programme_id=invitation.survey.programme_id,
            user_id=invitation.user_id,
        )
    )
    return True


def to_remind(today: date) -> list[UUID]:
    """Asked by us a week ago or more, not answered, not reminded, and still a day left to answer."""
    rows = Invitation.objects.filter(
        Q(survey__closes_on=None) | Q(survey__closes_on__gt=today),
        survey__state=SurveyState.OPEN,
        survey__occasion__in=SENT_BY_CLOCK,
        state=InvitationState.ASKED,
        reminded_on=None,
        user__isnull=False,
        asked_on__lte=today - REMIND_AFTER,
        open_until__gt=today,
    )
    return list(rows.order_by("asked_on", "id").values_list("id", flat=True))
