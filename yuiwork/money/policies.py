"""Who may do what with money, and if not, why."""

from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Actor
from yuiwork.core.decision import ALLOWED, Decision, refuse


def may_run_the_money(actor: Actor) -> Decision:
    """Deposits, payouts, refunds: the operator of the platform and the system."""
    if actor.system or actor.is_operator:
        return ALLOWED
    return refuse("OPERATOR_ONLY", _("Deposits and payouts are handled by the operator of the platform."))


def may_have_bank_account(actor: Actor) -> Decision:
    """Any person for herself."""
    if actor.user_id is not None:
        return ALLOWED
    return refuse("SIGN_IN_FIRST", _("Please sign in first."))
