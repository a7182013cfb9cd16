"""The life of a survey: draft, open, next version, closed; and next year's copy."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.ids import new_id
from yuiwork.core.transactions import use_case
from yuiwork.surveys.models import SURVEY, WITH_WAIT, Occasion, QuestionSet, SetState, Survey, SurveyState
from yuiwork.surveys.policies import may_build
from yuiwork.surveys.use_cases.question_sets import (
    QuestionData,
    create_question_set,
    data_of,
    publish_question_set,
)
from yuiwork.surveys.use_cases.surveys import new_series


class SurveySettings(TypedDict, total=False):
    """``wait`` in weeks or months; ``closes_on`` JST; ``english``: title and intro for readers of English."""

    title: str
    intro: str
    english: dict[str, str]
    occasion: str
    wait: int | None
    anonymous: bool
    answer_days: int
    closes_on: date | None


@use_case
def draft_survey(
    *,
    actor: Actor,
    programme_id: UUID,
    questions: Sequence[QuestionData],
    settings: SurveySettings,
    series: str = "",
    copied_from_id: UUID | None = None,
    submission_id: UUID | None = None,
) -> Survey:
    """A survey in preparation, from a template, from last year's or from nothing.

    ``series`` ties it to those that it will be compared with. A second tap gets the first one.
    Raises ``Refused`` ``STAFF_ONLY``, ``Invalid`` ``QUESTION_*``/``WAIT_MISSING``.
    """
    may_build(actor, programme_id).enforce()
    survey, created = Survey.objects.get_or_create(
        id=submission_id or new_id(),
        programme_id=programme_id,
        defaults={
            "series": series or new_series(),
            "copied_from_id": copied_from_id,
            **_checked(settings, SurveySettings(occasion=Occasion.SEMINAR, wait=None)),
        },
    )
    if created:
        create_question_set(actor=actor, programme_id=programme_id, questions=questions, survey=survey)
        audit.record(actor=actor, action="create", target="surveys.Survey", target_id=survey.id)
    return survey


@use_case
def change_survey(*, actor: Actor, survey_id: UUID, settings: SurveySettings) -> Survey:
    """While in preparation: everything. Afterwards only how long it is open; what was promised stays.

    Raises ``Invalid`` ``WAIT_MISSING``, ``NotFound``.
    """
    survey = _locked(actor, survey_id)
    changes = settings
    if survey.state != SurveyState.DRAFT:
        changes = SurveySettings()
        if "closes_on" in settings:
            changes["closes_on"] = settings["closes_on"]
        if "answer_days" in settings:
            changes["answer_days"] = settings["answer_days"]
    for name, value in _checked(changes, SurveySettings(occasion=survey.occasion, wait=survey.wait)).items():
        setattr(survey, name, value)
    survey.save()
    audit.record(actor=actor, action="change", target="surveys.Survey", target_id=survey.id)
    return survey


@use_case
def open_survey(*, actor: Actor, survey_id: UUID) -> Survey:
    """Publish the questions and begin to ask. Raises ``Invalid`` ``QUESTION_*``, ``NotFound``."""
    survey = _locked(actor, survey_id)
    survey.state = SURVEY.step(survey.state, "open", by="staff")
    survey.opened_on = clock.today()
    publish_question_set(actor=actor, question_set_id=_draft_of(survey).id)
    survey.save(update_fields=["state", "opened_on"])
    audit.record(actor=actor, action="open", target="surveys.Survey", target_id=survey.id)
    return survey


@use_case
def move_survey(*, actor: Actor, survey_id: UUID, action: str) -> Survey:
    """``close`` or ``reopen``. Raises ``Refused`` ``NOT_NOW``, ``NotFound``."""
    survey = _locked(actor, survey_id)
    survey.state = SURVEY.step(survey.state, action, by="staff")
    survey.save(update_fields=["state"])
    audit.record(actor=actor, action=action, target="surveys.Survey", target_id=survey.id)
    return survey


@use_case
def begin_version(*, actor: Actor, survey_id: UUID) -> QuestionSet:
    """The next version as a draft, with the same codes; the one that is there already if somebody was faster."""
    survey = _locked(actor, survey_id)
    newest = survey.sets.order_by("-version").first()
    if newest is None:
        raise NotFound
    if newest.state == SetState.DRAFT:
        return newest
    return create_question_set(
        actor=actor,
        programme_id=survey.programme_id,
        questions=[data_of(question) for question in newest.questions.order_by("number")],
        survey=survey,
        version=newest.version + 1,
    )


@use_case
def publish_version(*, actor: Actor, survey_id: UUID) -> QuestionSet:
    """From now on the draft is what new respondents see. Raises ``Refused`` ``NOT_NOW``, ``Invalid``, ``NotFound``."""
    survey = _locked(actor, survey_id)
    if survey.state == SurveyState.DRAFT:
        raise Refused("NOT_NOW", _("Please open the survey instead."))
    published = publish_question_set(actor=actor, question_set_id=_draft_of(survey).id)
    audit.record(
        actor=actor,
        action="publish_version",
        target="surveys.Survey",
        target_id=survey.id,
        version=published.version,
    )
    return published


def _locked(actor: Actor, survey_id: UUID) -> Survey:
    survey = Survey.objects.select_for_update().filter(id=survey_id).first()
    if survey is None or not may_build(actor, survey.programme_id):
        raise NotFound
    return survey


def _draft_of(survey: Survey) -> QuestionSet:
    draft = survey.sets.filter(state=SetState.DRAFT).first()
    if draft is None:
        raise Refused("NOT_NOW", _("There is no new version in preparation."))
    return draft


def _checked(settings: SurveySettings, now: SurveySettings) -> SurveySettings:
    """Weeks or months are said exactly where they are needed."""
    occasion = settings.get("occasion", now.get("occasion", ""))
    if occasion not in WITH_WAIT:
        return {**settings, "wait": None}
    if not settings.get("wait", now.get("wait")):
        raise Invalid("WAIT_MISSING", _("Please say how many weeks or months later."), field="wait")
    return settings
