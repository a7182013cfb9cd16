"""What each side can do now in a contract, said in one sentence with one button. Pages and 今日 use the same."""

from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from yuiwork.core.templatetags.ui import jdate
from yuiwork.market.models import Contract, ContractState, Delivery
from yuiwork.market.policies import may_write_review


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: ``label`` on the button, ``due`` JST."""

    label: str
    url: str
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """Where the contract stands for one side: a sentence, the one next action, and perhaps a second one."""

    sentence: str
    action: Action | None = None
    second: Action | None = None


def situation_of(
    contract: Contract, side: str, *, last: Delivery | None, reviewed: bool, payout_on: date, today: date
) -> Situation:
    """``side``: worker, client or coach. ``reviewed``: has this side written its review?"""
    if contract.state == ContractState.CANCELLED:
        return Situation(_("This contract was cancelled by both sides."))
    if contract.state == ContractState.ACCEPTED:
        return _accepted(contract, side, reviewed, payout_on, today)
    if side == "worker":
        return _for_worker(contract, last)
    return _for_client(contract, side, last)


def _for_worker(contract: Contract, last: Delivery | None) -> Situation:
    due = {"date": jdate(contract.delivery_due_on)}
    if contract.state == ContractState.AGREED:
        return Situation(_("Agreed. Please wait: you can begin when the client's deposit has arrived."))
    if contract.state == ContractState.DELIVERED and last is not None:
        words = {"date": jdate(last.accept_by)}
        return Situation(
            _("Delivered. The client is checking it; without an answer by %(date)s it is accepted.") % words
        )
    deliver = Action(_("Deliver the work"), _url("deliver", contract), contract.delivery_due_on)
    if contract.state == ContractState.REVISING:
        again = Action(_("Deliver the revision"), _url("deliver", contract))
        return Situation(
            _("The client asks for a revision. Please read what is missing and deliver again."), again
        )
    draft = _draft_url(contract)
    if draft:
        show = Action(_("Show a draft to your tutor"), draft, contract.delivery_due_on)
        return Situation(_("The deposit has arrived. Please deliver by %(date)s.") % due, show, deliver)
    return Situation(_("The deposit has arrived. Please deliver by %(date)s.") % due, deliver)


def _for_client(contract: Contract, side: str, last: Delivery | None) -> Situation:
    due = {"date": jdate(contract.delivery_due_on)}
    if contract.state == ContractState.AGREED:
        pay = Action(_("See amount and account"), reverse("market:client_billing"))
        return Situation(
            _("Agreed. Work begins when the deposit has arrived."), pay if side == "client" else None
        )
    if contract.state == ContractState.DELIVERED and last is not None:
        words = {"date": jdate(last.accept_by)}
        accept = Action(_("Accept the delivery"), _url("accept", contract), last.accept_by)
        revise = Action(_("Ask for a revision"), _url("revise", contract), last.accept_by)
        sentence = _("Delivered. Please answer by %(date)s; after that it is accepted automatically.") % words
        return Situation(sentence, accept, revise) if side == "client" else Situation(sentence)
    if contract.state == ContractState.REVISING:
        return Situation(_("A revision was asked for. You will be told when it is delivered again."))
    return Situation(_("Work is under way. Delivery is due on %(date)s.") % due)


def _accepted(contract: Contract, side: str, reviewed: bool, payout_on: date, today: date) -> Situation:
    sentence = _("Accepted. The pay is sent in the weekly payout of %(date)s.") % {"date": jdate(payout_on)}
    if payout_on < today:
        sentence = _("Accepted, and the day of the payout has passed.")
    if side == "coach" or reviewed or not may_write_review(contract, today):
        return Situation(sentence)
    review = Action(_("Write a review"), _url("review", contract))
    return Situation(sentence, review)


def _url(name: str, contract: Contract) -> str:
    return reverse(f"market:{name}", args=[contract.id])


def _draft_url(contract: Contract) -> str:
    """The hub's page for drafts, where this installation has one and the contract is coached."""
    if not contract.is_coached:
        return ""
    try:
        return reverse("hub:draft", args=[contract.id])
    except NoReverseMatch:
        return ""
