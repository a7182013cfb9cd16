"""Who may see the outgoing mail of everybody."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Actor
from yuiwork.core.decision import ALLOWED, Decision, refuse


def may_open_outbox(actor: Actor) -> Decision:
    """The operator. In the demo everyone: its people are fictional and the outbox is their mailbox."""
    if settings.DEMO or actor.is_operator:
        return ALLOWED
    return refuse("OPERATOR_ONLY", _("Only the operator of the platform can see outgoing emails."))
