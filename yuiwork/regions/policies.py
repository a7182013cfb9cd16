"""Who may set up, change and staff programmes."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import PROGRAMME_STAFF, Actor, Role
from yuiwork.core.decision import ALLOWED, Decision, refuse

# Who reads the plan of a programme; who may propose that a person grows into a role.
READERS = frozenset({Role.OFFICER, Role.DIRECTOR, Role.OPERATOR})
PROPOSERS = frozenset({Role.OFFICER, Role.DIRECTOR})


def may_create_programme(actor: Actor) -> Decision:
    if actor.system or actor.is_operator:
        return ALLOWED
    return refuse("OPERATOR_ONLY", _("Programmes are set up by the operator of the platform."))


def may_manage_programme(actor: Actor, programme_id: UUID) -> Decision:
    """Its officers, the operator, the system."""
    if actor.system or actor.is_operator or actor.holds(Role.OFFICER, programme_id):
        return ALLOWED
    return refuse("OFFICER_ONLY", _("Only the officers of this programme can change this."))


def may_agree_to_secrecy(actor: Actor, programme_id: UUID) -> Decision:
    """Whoever serves the programme, for herself."""
    if actor.user_id is not None and actor.holds_any(PROGRAMME_STAFF, programme_id):
        return ALLOWED
    return refuse("STAFF_ONLY", _("Those who serve this programme agree to this."))


def may_answer_loan(actor: Actor, home_programme_id: UUID) -> Decision:
    """The officers of the programme that would lend the person."""
    if actor.system or actor.holds(Role.OFFICER, home_programme_id):
        return ALLOWED
    return refuse("HOME_OFFICER_ONLY", _("The officers of their own programme answer this."))


def may_propose(actor: Actor, programme_id: UUID) -> Decision:
    """Directors and officers of the programme."""
    if actor.system or actor.holds_any(PROPOSERS, programme_id):
        return ALLOWED
    return refuse("DIRECTOR_ONLY", _("Directors and officers of this programme propose this."))


def may_confirm(actor: Actor, programme_id: UUID, proposed_by: UUID | None) -> Decision:
    """An officer of the programme who has not proposed it herself: two people look at it."""
    if actor.system:
        return ALLOWED
    if not actor.holds(Role.OFFICER, programme_id):
        return refuse("OFFICER_ONLY", _("An officer of this programme confirms this."))
    if actor.user_id == proposed_by:
        return refuse("OWN_PROPOSAL", _("You proposed this yourself: please let another officer confirm it."))
    return ALLOWED
