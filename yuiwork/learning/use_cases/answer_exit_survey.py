"""Answering the survey of a seminar."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.core.transactions import use_case
from yuiwork.japan.dates import jst_date
from yuiwork.learning.links import LIFETIME_AFTER_SEMINAR
from yuiwork.learning.models import SeminarApplication
from yuiwork.learning.policies import may_answer_exit_survey
from yuiwork.learning.respondent import group_of, group_title, respondent_of
from yuiwork.surveys import api as surveys


@use_case
def invite_to_exit_survey(*, actor: Actor, application_id: UUID) -> surveys.Invitation:
    """The applicant's invitation to the survey of her seminar, open as long as her links are.

    Raises ``Refused`` ``NOT_YET``/``CANCELLED``; ``NotFound``.
    """
    return surveys.invite(**_asked(application_id))


@use_case
def answer_survey(*, actor: Actor, application_id: UUID, answers: Mapping[str, Any]) -> bool:
    """Answer the exit survey of a seminar at once; ``answers`` by question code. False the second time.

    Raises ``Invalid`` with the question's code as field; ``Refused`` ``NOT_YET``/``CANCELLED``; ``NotFound``.
    """
    return surveys.record_response(actor=actor, answers=answers, **_asked(application_id))


def _asked(application_id: UUID) -> dict[str, Any]:
    application = (
        SeminarApplication.objects.select_for_update(of=("self",))
        .select_related("seminar")
        .filter(id=application_id)
        .first()
    )
    if application is None or application.seminar.survey_id is None:
        raise NotFound
    may_answer_exit_survey(application, clock.now()).enforce()
    return {
        "survey_id": application.seminar.survey_id,
        "respondent_key": respondent_of(application.id),
        "group_key": group_of(application.seminar_id),
        "group_title": group_title(application.seminar.title, jst_date(application.seminar.starts_at)),
        "user_id": application.user_id,
        "municipality_code": application.municipality_code,
        "open_until": jst_date(application.seminar.ends_at + LIFETIME_AFTER_SEMINAR),
    }
