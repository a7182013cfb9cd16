"""Preparing and discarding payout runs:

everybody who is owed a yen, once a week (law.md 7.2, condition 6).
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.japan.holidays import is_bank_closed
from yuiwork.money.events import PayoutBlocked
from yuiwork.money.models import (
    AccountBalance,
    BankAccount,
    OwnerType,
    Payout,
    PayoutRun,
    PayoutState,
    RunState,
)
from yuiwork.money.policies import may_run_the_money

_FIRST, _CHANGED, _SAME = 1, 2, 0  # 新規コード of the bank file (money.md 3.1)


@use_case
def prepare_payout_run(*, actor: Actor, run_on: date) -> PayoutRun:
    """List what everybody is owed for a bank day (JST). Doing it again before the file is made brings it up to date.

    Nobody is left out for a small amount, and nothing is deducted. People without a usable account are listed
    as blocked and told. Raises ``Refused`` ``OPERATOR_ONLY``, ``OTHER_RUN_OPEN``, ``RUN_EXPORTED``,
    ``NOTHING_DUE``; ``Invalid`` at ``run_on``: ``DATE_BANK_CLOSED``, ``DATE_PAST``.
    """
    may_run_the_money(actor).enforce()
    _refuse_bad_day(run_on)
    run = _open_run(run_on)
    due = _due()
    if not due:
        raise Refused("NOTHING_DUE", _("Nobody is owed anything now."))
    told = set(run.payouts.filter(state=PayoutState.BLOCKED).values_list("user_id", flat=True))
    run.payouts.all().delete()
    payouts = _payouts(run, due)
    Payout.objects.bulk_create(payouts)
    for payout in payouts:
        if payout.state == PayoutState.BLOCKED and payout.user_id not in told:
            publish(PayoutBlocked(run_id=run.id, user_id=payout.user_id, amount=payout.amount, run_on=run_on))
    total = sum(payout.amount for payout in payouts if payout.state == PayoutState.PREPARED)
    PayoutRun.objects.filter(id=run.id).update(total=total)
    run.total = total
    audit.record(
        actor=actor,
        action="prepare",
        target="money.PayoutRun",
        target_id=run.id,
        total=total,
        count=len(payouts),
    )
    return run


@use_case
def discard_payout_run(*, actor: Actor, run_id: UUID) -> None:
    """Throw a prepared run away; nothing was posted for it. Raises ``Refused`` ``RUN_EXPORTED`` later on."""
    may_run_the_money(actor).enforce()
    run = lock_run(run_id)
    if run.state != RunState.PREPARED:
        raise _exported()
    audit.record(actor=actor, action="discard", target="money.PayoutRun", target_id=run.id)
    run.payouts.all().delete()
    run.delete()


@inside_transaction
def lock_run(run_id: UUID) -> PayoutRun:
    """The run, locked until the transaction ends. Raises ``NotFound``."""
    run = PayoutRun.objects.select_for_update().filter(id=run_id).first()
    if run is None:
        raise NotFound
    return run


def _refuse_bad_day(run_on: date) -> None:
    if is_bank_closed(run_on):
        raise Invalid(
            "DATE_BANK_CLOSED", _("Banks are closed on this day. Please choose another."), field="run_on"
        )
    if run_on < clock.today():
        raise Invalid("DATE_PAST", _("This day has passed. Please choose today or later."), field="run_on")


def _open_run(run_on: date) -> PayoutRun:
    """The prepared run of this day, locked. One at a time: two open runs would list the same yen twice."""
    PayoutRun.objects.bulk_create([PayoutRun(run_on=run_on)], ignore_conflicts=True)
    run = PayoutRun.objects.select_for_update().filter(run_on=run_on).first()
    if run is None:  # the constraint on open runs refused it
        raise Refused(
            "OTHER_RUN_OPEN", _("Another payout run is still open. Please finish or discard it first.")
        )
    if run.state != RunState.PREPARED:
        raise _exported()
    return run


def _exported() -> Refused:
    return Refused("RUN_EXPORTED", _("The file of this run was already made."))


def _due() -> dict[UUID, int]:
    """Yen owed by user, everybody with at least 1 yen. Locked in ascending account id."""
    rows = AccountBalance.objects.select_for_update(of=("self",)).select_related("account")
    owed = rows.filter(account__owner_type=OwnerType.USER, credits__gt=F("debits")).order_by("account_id")
    return {row.account.owner_id: row.amount for row in owed if row.account.owner_id is not None}


def _payouts(run: PayoutRun, due: dict[UUID, int]) -> list[Payout]:
    accounts = {row.user_id: row for row in BankAccount.objects.filter(user_id__in=due)}
    last = _last_paid(due)
    first_number = _next_number(run.run_on)
    made = []
    for offset, user_id in enumerate(sorted(due)):
        number = f"{_prefix(run.run_on)}{first_number + offset:05d}"
        payout = Payout(run=run, user_id=user_id, number=number, amount=due[user_id])
        _fill(payout, accounts.get(user_id), last.get(user_id))
        made.append(payout)
    return made


def _fill(payout: Payout, account: BankAccount | None, last: Payout | None) -> None:
    if account is None or account.needs_correction:
        payout.state = PayoutState.BLOCKED
        return
    payout.state = PayoutState.PREPARED
    payout.bank_code = account.bank_code
    payout.branch_code = account.branch_code
    payout.account_type = account.account_type
    payout.account_number = account.number
    payout.holder_kana = account.holder_kana
    payout.new_code = _FIRST if last is None else _SAME if _place(last) == _place(payout) else _CHANGED


def _place(payout: Payout) -> tuple[str, str, int | None, str]:
    return (payout.bank_code, payout.branch_code, payout.account_type, payout.account_number)


def _last_paid(user_ids: Iterable[UUID]) -> dict[UUID, Payout]:
    sent = Payout.objects.filter(user_id__in=list(user_ids), state=PayoutState.SENT)
    return {payout.user_id: payout for payout in sent.order_by("run__run_on", "id")}


def _prefix(run_on: date) -> str:
    return f"PAYOUT-{run_on:%Y-%m}-"


def _next_number(run_on: date) -> int:
    """Numbers run through the month; only one run is open at a time, so nobody else counts now."""
    newest = Payout.objects.filter(number__startswith=_prefix(run_on)).order_by("-number").first()
    return int(newest.number[-5:]) + 1 if newest else 1
