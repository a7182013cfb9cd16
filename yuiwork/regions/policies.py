"""Who may set up and staff programmes."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Actor, Role
from yuiwork.core.decision import ALLOWED, Decision, refuse


def may_create_programme(actor: Actor) -> Decision:
    if actor.system or actor.is_operator:
        return ALLOWED
    return refuse("OPERATOR_ONLY", _("Programmes are set up by the operator of the platform."))


def may_manage_programme(actor: Actor, programme_id: UUID) -> Decision:
    """Its officers, the operator, the system."""
    if actor.system or actor.is_operator or actor.holds(Role.OFFICER, programme_id):
        return ALLOWED
    return refuse("OFFICER_ONLY", _("Only the officers of this programme can change this."))
