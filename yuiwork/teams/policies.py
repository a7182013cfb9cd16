"""Who may form a team."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Actor, Role
from yuiwork.core.decision import ALLOWED, Decision, refuse


def may_form_team(actor: Actor, programme_id: UUID) -> Decision:
    """Directors of the programme, and the system."""
    if actor.system or actor.holds(Role.DIRECTOR, programme_id):
        return ALLOWED
    return refuse("DIRECTOR_ONLY", _("Teams are formed by the directors of the programme."))
