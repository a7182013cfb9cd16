"""Who may run campaigns."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Actor, Role
from yuiwork.core.decision import ALLOWED, Decision, refuse

CAMPAIGNERS = frozenset({Role.OFFICER, Role.DIRECTOR})


def may_campaign(actor: Actor, programme_id: UUID) -> Decision:
    """Officers and directors of the programme; the system (demo, import)."""
    if actor.system or actor.holds_any(CAMPAIGNERS, programme_id):
        return ALLOWED
    return refuse("STAFF_ONLY", _("Only the officers and directors of this programme can change this."))
