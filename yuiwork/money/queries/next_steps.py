"""What the money room asks of a person next: for 今日."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuiwork.core.actor import Actor
from yuiwork.core.web.components import NextStep
from yuiwork.core.yen import format_yen
from yuiwork.money.queries.balances import payable_of
from yuiwork.money.queries.bank_accounts import bank_account_of
from yuiwork.money.queries.deposits import waiting_lines


def next_steps(actor: Actor) -> list[NextStep]:
    """Pay that waits for a bank account; for the operator, lines of the bank nobody has explained."""
    if actor.user_id is None:
        return []
    steps = []
    waiting = payable_of(actor.user_id)
    if waiting and bank_account_of(actor.user_id) is None:
        title = _("%(amount)s is waiting for you: please register your bank account") % {
            "amount": format_yen(waiting)
        }
        steps.append(NextStep(title, _("Register a bank account"), reverse("money:bank_account")))
    if actor.is_operator:
        count = waiting_lines(actor).count()
        if count:
            title = ngettext(
                "%(count)d bank entry is waiting for you",
                "%(count)d bank entries are waiting for you",
                count,
            )
            steps.append(
                NextStep(title % {"count": count}, _("Look at the deposits"), reverse("money:deposits"))
            )
    return steps
