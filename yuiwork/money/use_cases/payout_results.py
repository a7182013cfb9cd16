"""What the bank did with a run: paid it (step 5 of money.md 7.2), or sent a payout back (step 5')."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.money.chart import BANK, BANK_FEE, IN_TRANSIT, SUSPENSE, worker_payable
from yuiwork.money.events import PayoutReturned, PayoutSent
from yuiwork.money.models import (
    PAYOUT_MACHINE,
    RUN_MACHINE,
    BankAccount,
    LineState,
    Payout,
    PayoutRun,
    PayoutState,
    RunState,
    TransferKind,
)
from yuiwork.money.policies import may_run_the_money
from yuiwork.money.use_cases.lines import lock_line
from yuiwork.money.use_cases.payment_statement import file_payment_statement
from yuiwork.money.use_cases.payout_runs import lock_run
from yuiwork.money.use_cases.posting import Draft, credit, debit, lock_accounts, post


@use_case
def mark_payout_run_sent(*, actor: Actor, run_id: UUID, sent_on: date, fee_total: int) -> PayoutRun:
    """The bank has paid the run on ``sent_on`` (JST) for a fee of ``fee_total`` yen, which the platform bears.

    Files a payment statement for everybody paid. Doing it again with the same facts changes nothing. Raises
    ``Refused`` ``OPERATOR_ONLY``, ``NOT_NOW``; ``Invalid`` ``DATE_FUTURE``, ``FEE_NEGATIVE``; ``Conflict``
    ``ALREADY_SENT_OTHERWISE``.
    """
    may_run_the_money(actor).enforce()
    _refuse_bad_facts(sent_on, fee_total)
    run = lock_run(run_id)
    if run.state == RunState.SENT:
        if (run.sent_on, run.fee_total) != (sent_on, fee_total):
            raise Conflict(
                "ALREADY_SENT_OTHERWISE", _("This run was already marked with another day or fee.")
            )
        return run
    run.state = RUN_MACHINE.step(run.state, "mark_sent", by="operator")
    run.sent_on, run.fee_total = sent_on, fee_total
    run.save(update_fields=["state", "sent_on", "fee_total"])
    _post_sent(actor, run)
    for payout in run.payouts.filter(state=PayoutState.EXPORTED).order_by("number"):
        _close(payout, sent_on)
    audit.record(
        actor=actor,
        action="mark_sent",
        target="money.PayoutRun",
        target_id=run.id,
        total=run.total,
        fee=fee_total,
    )
    return run


@use_case
def return_payout(*, actor: Actor, payout_id: UUID, returned_on: date, line_id: UUID | None = None) -> Payout:
    """The bank sent a payout back (組戻し): the money is owed again, and the account must be corrected first.

    ``line_id`` names the incoming line in suspense that brought it back; without one the bank account is
    debited. Doing it again changes nothing. Raises ``Refused`` ``OPERATOR_ONLY``, ``NOT_NOW``; ``Invalid``
    ``AMOUNT_DIFFERS``.
    """
    may_run_the_money(actor).enforce()
    payout = Payout.objects.select_for_update().filter(id=payout_id).first()
    if payout is None:
        raise NotFound
    if payout.state == PayoutState.RETURNED:
        return payout
    payout.state = PAYOUT_MACHINE.step(payout.state, "return", by="bank")
    payout.returned_on = returned_on
    payout.save(update_fields=["state", "returned_on"])
    _post_return(actor, payout, returned_on, line_id)
    _distrust_account(payout)
    audit.record(
        actor=actor, action="return", target="money.Payout", target_id=payout.id, amount=payout.amount
    )
    publish(
        PayoutReturned(
            payout_id=payout.id, user_id=payout.user_id, amount=payout.amount, returned_on=returned_on
        )
    )
    return payout


def _refuse_bad_facts(sent_on: date, fee_total: int) -> None:
    if sent_on > clock.today():
        raise Invalid("DATE_FUTURE", _("This day has not come yet."), field="sent_on")
    if fee_total < 0:
        raise Invalid("FEE_NEGATIVE", _("The fee must not be negative."), field="fee_total")


def _post_sent(actor: Actor, run: PayoutRun) -> None:
    fee = run.fee_total or 0
    post(
        actor,
        Draft(
            key=f"payout-sent:{run.id}",
            kind=TransferKind.PAYOUT_SENT,
            occurred_on=run.sent_on or run.run_on,
            legs=(debit(IN_TRANSIT, run.total), debit(BANK_FEE, fee), credit(BANK, run.total + fee)),
            ref_type="money.PayoutRun",
            ref_id=run.id,
        ),
    )


def _close(payout: Payout, sent_on: date) -> None:
    payout.state = PAYOUT_MACHINE.step(payout.state, "mark_sent", by="operator")
    document = file_payment_statement(payout, sent_on)
    payout.document_id = document.id
    payout.save(update_fields=["state", "document_id"])
    publish(
        PayoutSent(
            payout_id=payout.id,
            user_id=payout.user_id,
            amount=payout.amount,
            paid_on=sent_on,
            document_id=document.id,
        )
    )


def _post_return(actor: Actor, payout: Payout, returned_on: date, line_id: UUID | None) -> None:
    source = BANK
    if line_id is not None:
        line = lock_line(line_id, LineState.SUSPENSE)
        if line.amount != payout.amount:
            raise Invalid(
                "AMOUNT_DIFFERS", _("The amounts of the deposit and of the payout differ."), field="payout"
            )
        line.state = LineState.EXPLAINED
        line.payout_run_id = payout.run_id
        line.save(update_fields=["state", "payout_run"])
        source = SUSPENSE
    place = worker_payable(payout.user_id)
    lock_accounts({source, place})
    post(
        actor,
        Draft(
            key=f"payout-returned:{payout.id}",
            kind=TransferKind.PAYOUT_RETURNED,
            occurred_on=returned_on,
            legs=(debit(source, payout.amount), credit(place, payout.amount)),
            memo=payout.number,
            ref_type="money.Payout",
            ref_id=payout.id,
        ),
    )


def _distrust_account(payout: Payout) -> None:
    """Only the account that failed: she may have saved another one meanwhile."""
    BankAccount.objects.filter(
        user_id=payout.user_id,
        bank_code=payout.bank_code,
        branch_code=payout.branch_code,
        number=payout.account_number,
    ).update(needs_correction=True)
