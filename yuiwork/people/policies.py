"""Who may do what with people and organisations, and if not, why."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Actor, Role
from yuiwork.core.decision import ALLOWED, Decision, refuse


def may_add_member(actor: Actor, organisation_id: UUID) -> Decision:
    """Members themselves, the operator, and the system (demo, import)."""
    if actor.system or actor.is_operator or actor.holds(Role.CLIENT, organisation_id):
        return ALLOWED
    return refuse("NOT_A_MEMBER", _("Only members of this organisation can add people to it."))


def may_verify(actor: Actor) -> Decision:
    """The operator and the system."""
    if actor.system or actor.is_operator:
        return ALLOWED
    return refuse("OPERATOR_ONLY", _("Only the operator of the platform can confirm who a firm is."))
