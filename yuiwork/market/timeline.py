"""The life of a contract as its page draws it: done, now, next, and what happens by itself when (screens 6)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from yuiwork.core.templatetags.ui import jdate
from yuiwork.core.web.components import Step, StepState
from yuiwork.japan.dates import jst_date
from yuiwork.market.models import CONTRACT, Contract, ContractState, Delivery
from yuiwork.money import api as money


@dataclass(frozen=True, slots=True)
class Clocks:
    """The dates that run on a contract (JST). ``payout_on``: the weekly run in which the pay is expected."""

    accept_by: date | None
    payout_on: date
    payment_due_on: date


def clocks_of(contract: Contract, last: Delivery | None) -> Clocks:
    """What is known now: the notified date before the delivery, the receipt's date after it, the run after acceptance."""
    if contract.accepted_on is not None:
        due = last.payment_due_on if last else contract.payment_due_on
        return Clocks(None, money.next_payout_date(contract.accepted_on), due)
    if contract.state == ContractState.DELIVERED and last is not None:
        return Clocks(last.accept_by, last.payment_due_on, last.payment_due_on)
    return Clocks(None, contract.payment_due_on, contract.payment_due_on)


def timeline_of(contract: Contract, last: Delivery | None) -> list[Step]:
    """The main line of the transition table and the payout after it."""
    if contract.state == ContractState.CANCELLED:
        return _ended_early(contract)
    reached = _position(contract.state)
    steps = [
        Step(_label(state), _step_state(index, reached), _note(contract, state, last))
        for index, state in enumerate(CONTRACT.main_line)
    ]
    is_accepted = contract.state == ContractState.ACCEPTED
    words = _("In the weekly payout of %(date)s") if is_accepted else _("By %(date)s at the latest")
    payout = words % {"date": jdate(clocks_of(contract, last).payout_on)}
    steps.append(Step(_("Pay is sent"), StepState.NOW if is_accepted else StepState.NEXT, payout))
    return steps


def _position(state: str) -> int:
    """How many steps of the main line are done; a revision goes back to before the delivery."""
    if state == ContractState.REVISING:
        state = ContractState.FUNDED.value
    return CONTRACT.main_line.index(state) + 1


def _step_state(index: int, done: int) -> StepState:
    if index < done:
        return StepState.DONE
    return StepState.NOW if index == done else StepState.NEXT


def _label(state: str) -> str:
    return {
        ContractState.AGREED.value: _("Agreed, terms notified"),
        ContractState.FUNDED.value: _("Deposit arrives, work begins"),
        ContractState.DELIVERED.value: _("Delivery"),
        ContractState.ACCEPTED.value: _("Acceptance"),
    }[state]


def _note(contract: Contract, state: str, last: Delivery | None) -> str:
    if state == ContractState.AGREED:
        words = {"date": jdate(jst_date(contract.agreed_at)), "number": contract.notice.number}
        return _("%(date)s, notice %(number)s") % words
    if state == ContractState.FUNDED:
        return (
            jdate(contract.funded_on)
            if contract.funded_on
            else _("Work begins when the client's deposit has arrived")
        )
    if state == ContractState.DELIVERED:
        return _delivery_note(contract, last)
    return _acceptance_note(contract, last)


def _delivery_note(contract: Contract, last: Delivery | None) -> str:
    if contract.state == ContractState.REVISING:
        return _("A revision was asked for; it is delivered again")
    if last is not None:
        return _("Received on %(date)s") % {"date": jdate(last.received_on)}
    return _("By %(date)s") % {"date": jdate(contract.delivery_due_on)}


def _acceptance_note(contract: Contract, last: Delivery | None) -> str:
    if contract.accepted_on is not None:
        words = {"date": jdate(contract.accepted_on)}
        if contract.accepted_by_silence:
            return _("%(date)s, automatically, because nobody answered in time") % words
        return jdate(contract.accepted_on)
    if contract.state == ContractState.DELIVERED and last is not None:
        return _("Without an answer by %(date)s, it is accepted automatically") % {
            "date": jdate(last.accept_by)
        }
    return _("Within %(days)s days of the delivery; without an answer it is accepted automatically") % {
        "days": contract.acceptance_days
    }


def _ended_early(contract: Contract) -> list[Step]:
    steps = [Step(_label(ContractState.AGREED.value), StepState.DONE, jdate(jst_date(contract.agreed_at)))]
    if contract.funded_on is not None:
        steps.append(Step(_label(ContractState.FUNDED.value), StepState.DONE, jdate(contract.funded_on)))
    steps.append(Step(_("Cancelled by both sides"), StepState.DONE, jdate(contract.cancelled_on)))
    return steps
