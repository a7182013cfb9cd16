"""Making the bank file of a run: step 4 of money.md 7.2, and the same bytes for ever after."""

import hashlib
from uuid import UUID

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Refused
from yuiwork.core.transactions import use_case
from yuiwork.core.yen import format_yen
from yuiwork.japan.bank_master import Account
from yuiwork.japan.zengin import (
    ControlTotals,
    FileSettings,
    LineEnd,
    Requester,
    Transfer,
    TransferSettings,
    ZenginError,
    write_transfers,
)
from yuiwork.money.bank_file_wording import worded_for_writing
from yuiwork.money.chart import IN_TRANSIT, worker_payable
from yuiwork.money.models import (
    PAYOUT_MACHINE,
    RUN_MACHINE,
    Entry,
    Payout,
    PayoutRun,
    PayoutState,
    SenderAccount,
    Side,
    TransferKind,
)
from yuiwork.money.policies import may_run_the_money
from yuiwork.money.queries.reconciliation import bank_check
from yuiwork.money.queries.sender import sender_account
from yuiwork.money.use_cases.payout_runs import lock_run
from yuiwork.money.use_cases.posting import Draft, credit, debit, lock_accounts, post


@use_case
def export_payout_run(*, actor: Actor, run_id: UUID) -> bytes:
    """Post every payout of the run as on its way, and return its 総合振込 file. Later calls return the same bytes.

    Raises ``Refused``: ``OPERATOR_ONLY``, ``NOTHING_TO_PAY``, ``BANK_DIFFERS`` (law.md 7.2, X-10),
    ``PAYABLE_CHANGED``, ``FILE_REFUSED`` when a name or an account has no place in a bank file.
    """
    may_run_the_money(actor).enforce()
    run = lock_run(run_id)
    if run.content is not None:
        return bytes(run.content)
    payouts = list(run.payouts.filter(state=PayoutState.PREPARED).select_for_update().order_by("number"))
    if not payouts:
        raise Refused("NOTHING_TO_PAY", gettext_lazy("Nobody in this run can be paid yet."))
    _refuse_unexplained_bank()
    _post(actor, payouts, run)
    content = _file(payouts, run)
    run.state = RUN_MACHINE.step(run.state, "export", by="operator")
    run.content = content
    run.sha256 = hashlib.sha256(content).hexdigest()
    run.total = sum(payout.amount for payout in payouts)
    run.save(update_fields=["state", "content", "sha256", "total"])
    audit.record(
        actor=actor,
        action="export",
        target="money.PayoutRun",
        target_id=run.id,
        total=run.total,
        sha256=run.sha256,
    )
    return content


def _refuse_unexplained_bank() -> None:
    check = bank_check()
    if check is None or check.difference == 0:
        return
    raise Refused(
        "BANK_DIFFERS",
        _(
            "The bank's balance and the ledger differ by %(amount)s. Please explain it under Deposits before paying out."
        )
        % {"amount": format_yen(check.difference)},
    )


def _post(actor: Actor, payouts: list[Payout], run: PayoutRun) -> None:
    places = {payout.id: worker_payable(payout.user_id) for payout in payouts}
    balances = lock_accounts({*places.values(), IN_TRANSIT})
    for payout in payouts:
        if balances[places[payout.id]].amount < payout.amount:
            raise Refused(
                "PAYABLE_CHANGED", gettext_lazy("What is owed has changed. Please prepare the run again.")
            )
        payout.state = PAYOUT_MACHINE.step(payout.state, "export", by="operator")
        post(
            actor,
            Draft(
                key=f"payout:{payout.id}",
                kind=TransferKind.PAYOUT,
                occurred_on=run.run_on,
                legs=(debit(places[payout.id], payout.amount), credit(IN_TRANSIT, payout.amount)),
                memo=payout.number,
                ref_type="money.Payout",
                ref_id=payout.id,
            ),
        )
    Payout.objects.bulk_update(payouts, ["state"])


def _file(payouts: list[Payout], run: PayoutRun) -> bytes:
    sender = sender_account()
    settings = TransferSettings(file=FileSettings(LineEnd(sender.line_end), end_mark=sender.end_mark))
    transfers = [_transfer(payout, run) for payout in payouts]
    try:
        return write_transfers(_requester(sender), transfers, control=_control(payouts), settings=settings)
    except ZenginError as error:
        raise Refused("FILE_REFUSED", worded_for_writing(error)) from error


def _control(payouts: list[Payout]) -> ControlTotals:
    """What the ledger says is on its way: the file must say the same."""
    keys = [f"payout:{payout.id}" for payout in payouts]
    entries = Entry.objects.filter(transfer__key__in=keys, account__code=IN_TRANSIT.code, side=Side.CREDIT)
    return ControlTotals(entries.count(), entries.aggregate(total=Sum("amount"))["total"] or 0)


def _requester(sender: SenderAccount) -> Requester:
    account = Account(sender.bank_code, sender.branch_code, sender.account_type, sender.number)
    return Requester(sender.requester_code, sender.requester_name, account)


def _transfer(payout: Payout, run: PayoutRun) -> Transfer:
    kind = payout.account_type or 0
    return Transfer(
        account=Account(payout.bank_code, payout.branch_code, kind, payout.account_number),
        payee_name=payout.holder_kana,
        amount=payout.amount,
        transfer_on=run.run_on,
        edi=payout.number,
        new_code=payout.new_code,
    )
