"""The survey of officers (programmes.md 6.5)."""

from uuid import UUID

from django.db.models import Q

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.transactions import use_case
from yuiwork.regions import api as regions
from yuiwork.surveys.models import Occasion, Survey, SurveyState
from yuiwork.surveys.use_cases.invitations import invite


def ask_staff() -> None:
    """Each officer of the programme, once per survey; whoever comes into the office later is asked then."""
    today = clock.today()
    surveys = Survey.objects.filter(
        Q(closes_on=None) | Q(closes_on__gte=today), occasion=Occasion.STAFF, state=SurveyState.OPEN
    )
    for survey in surveys.order_by("id"):
        for user_id in regions.staff_of(survey.programme_id, Role.OFFICER):
            _ask(survey.id, user_id)


@use_case
def _ask(survey_id: UUID, user_id: UUID) -> None:
    invite(survey_id=survey_id, respondent_key=f"user:{user_id}", user_id=user_id, send=True)
