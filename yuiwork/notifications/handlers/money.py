"""Payouts and deposits: what arrived, what could not be paid, what does not fit."""

from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.templatetags.ui import jdate, yen
from yuiwork.money.events import DepositDiffers, DepositUnmatched, PayoutBlocked, PayoutReturned, PayoutSent
from yuiwork.notifications.letters import Letter, Link
from yuiwork.notifications.use_cases import tell
from yuiwork.people import api as people


def payout_sent(event: PayoutSent) -> None:
    """To the worker: her pay is in her account."""

    def compose() -> Letter:
        words = {"amount": yen(event.amount), "day": jdate(event.paid_on)}
        return Letter(
            _("%(amount)s was paid into your account") % words,
            (_("We transferred %(amount)s to your bank account on %(day)s.") % words,),
            (Link(_("See the statement"), reverse("money:statement")),),
        )

    tell(user_id=event.user_id, kind="payout_sent", fact=event.payout_id, compose=compose)


def payout_blocked(event: PayoutBlocked) -> None:
    """To the worker: her pay waits for a bank account."""

    def compose() -> Letter:
        words = {"amount": yen(event.amount)}
        return Letter(
            _("Please register a bank account: %(amount)s is waiting for you") % words,
            (
                _("We could not transfer %(amount)s because no usable bank account is registered.") % words,
                _("The money stays yours. We transfer it in the next weekly run after you register."),
            ),
            (Link(_("Register a bank account"), reverse("money:bank_account")),),
        )

    tell(user_id=event.user_id, kind="payout_blocked", fact=event.run_id, compose=compose)


def payout_returned(event: PayoutReturned) -> None:
    """To the worker: the bank sent the transfer back."""

    def compose() -> Letter:
        words = {"amount": yen(event.amount), "day": jdate(event.returned_on)}
        return Letter(
            _("A transfer of %(amount)s came back: please check your bank account") % words,
            (
                _("The bank returned our transfer of %(amount)s on %(day)s.") % words,
                _("The money stays yours. We transfer it again after you have checked the account."),
            ),
            (Link(_("Check the bank account"), reverse("money:bank_account")),),
        )

    tell(user_id=event.user_id, kind="payout_returned", fact=event.payout_id, compose=compose)


def deposit_differs(event: DepositDiffers) -> None:
    """To the people of the client: a deposit came, but not the sum of the order."""

    def compose() -> Letter:
        words = {"received": yen(event.received), "expected": yen(event.expected)}
        return Letter(
            _("Your deposit differs from the amount of the order"),
            (
                _("We received %(received)s; the order needs %(expected)s.") % words,
                _("Work begins when the amounts agree. We will write to you about the difference."),
            ),
            (Link(_("See the billing page"), reverse("market:client_billing")),),
        )

    fact = f"{event.hold_id}:{event.received}"
    for user_id in people.user_ids_of_organisation(event.payer_id):
        tell(user_id=user_id, kind="deposit_differs", fact=fact, compose=compose)


def deposit_unmatched(event: DepositUnmatched) -> None:
    """To the operators, in the product only: money that waits to be assigned."""

    def compose() -> Letter:
        words = {"amount": yen(event.amount), "day": jdate(event.posted_on)}
        return Letter(
            _("A deposit of %(amount)s is waiting to be matched") % words,
            (_("It arrived on %(day)s and names no open order.") % words,),
            (Link(_("See the deposits"), reverse("money:deposits")),),
        )

    for user in people.User.objects.filter(is_operator=True, is_active=True):
        tell(user_id=user.id, kind="deposit_unmatched", fact=event.line_id, compose=compose, by_mail=False)
