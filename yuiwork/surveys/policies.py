"""Who may do what with question sets and surveys, and if not, why."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Actor, Role
from yuiwork.core.decision import ALLOWED, Decision, refuse
from yuiwork.surveys.models import Invitation, InvitationState, Survey, SurveyState

BUILDERS = frozenset({Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR})


def may_build(actor: Actor, programme_id: UUID) -> Decision:
    """Officers, directors and instructors of the programme; the system (demo, import)."""
    if actor.system or actor.holds_any(BUILDERS, programme_id):
        return ALLOWED
    return refuse("STAFF_ONLY", _("Only the staff of this programme can change this."))


def may_answer(invitation: Invitation, today: date) -> Decision:
    """While the survey is open, and she has not answered yet. ``today`` JST."""
    survey = invitation.survey
    if invitation.state == InvitationState.ANSWERED:
        return refuse("ALREADY_ANSWERED", _("You have answered already. Thank you."))
    if today > invitation.open_until:
        return refuse("TOO_LATE", _("The time for answering is over. Thank you for visiting."))
    return survey_is_open(survey, today)


def survey_is_open(survey: Survey, today: date) -> Decision:
    """Until its last day (JST), unless staff closed it before."""
    if survey.state == SurveyState.DRAFT:
        return refuse("NOT_YET", _("This survey has not begun yet."))
    if survey.state == SurveyState.CLOSED or (survey.closes_on is not None and today > survey.closes_on):
        return refuse("CLOSED", _("This survey is closed. Thank you for visiting."))
    return ALLOWED
