"""What one incoming line does to the ledger, and what happens when the bank takes it back."""

from datetime import date

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction
from yuiwork.money.chart import BANK, CANCELLED_DEPOSITS, SUSPENSE, Place
from yuiwork.money.events import DepositDiffers, HoldFunded, HoldUnfunded
from yuiwork.money.models import (
    HOLD_MACHINE,
    Hold,
    HoldState,
    ImportedLine,
    LineState,
    Transfer,
    TransferKind,
)
from yuiwork.money.queries.balances import balance_at
from yuiwork.money.use_cases.hold_rows import credit_of, escrow_of, send_back
from yuiwork.money.use_cases.posting import Draft, credit, debit, post, reverse

LINE = "money.ImportedLine"


@inside_transaction
def post_deposit(actor: Actor, line: ImportedLine, to: Place) -> Transfer:
    """Money came into the bank account: it is the client's, or nobody's yet (money.md 7.2, step 1)."""
    return post(
        actor,
        Draft(
            key=f"deposit:{line.key}",
            kind=TransferKind.DEPOSIT,
            occurred_on=line.posted_on,
            legs=(debit(BANK, line.amount), credit(to, line.amount)),
            memo=line.remitter_name,
            ref_type=LINE,
            ref_id=line.id,
        ),
    )


@inside_transaction
def allocate(actor: Actor, line: ImportedLine, hold: Hold, on: date) -> Transfer:
    """A deposit that nobody knew was for this hold."""
    return post(
        actor,
        Draft(
            key=f"allocate:{line.key}:{hold.payment_reference}",
            kind=TransferKind.ALLOCATION,
            occurred_on=on,
            legs=(debit(SUSPENSE, line.amount), credit(credit_of(hold), line.amount)),
            memo=line.remitter_name,
            ref_type=LINE,
            ref_id=line.id,
        ),
    )


@inside_transaction
def apply_credit(actor: Actor, hold: Hold, line: ImportedLine, on: date) -> str:
    """Put the hold's deposits on hold once they are enough (step 2); what serves no order goes back.

    Too little stays in the client's credit and the request stays open. Returns the state of the line.
    """
    deposited = balance_at(credit_of(hold))
    expected = hold.amount if hold.state == HoldState.REQUESTED else 0
    if deposited != expected:
        _announce_difference(hold, expected, deposited)
    if hold.state == HoldState.REQUESTED and deposited < hold.amount:
        return LineState.CREDITED
    if hold.state == HoldState.REQUESTED:
        _fund(actor, hold, line, on)
        deposited -= hold.amount
        hold.lines.filter(state=LineState.CREDITED).update(state=LineState.MATCHED)
    send_back(actor, hold, key=f"surplus:{line.key}", occurred_on=on, amount=deposited)
    return LineState.MATCHED


def _fund(actor: Actor, hold: Hold, line: ImportedLine, on: date) -> None:
    hold.state = HOLD_MACHINE.step(hold.state, "fund", by="bank")
    hold.funded_on = on
    hold.funding = post(
        actor,
        Draft(
            key=f"fund:{hold.payment_reference}:{line.key}",
            kind=TransferKind.FUNDING,
            occurred_on=on,
            legs=(debit(credit_of(hold), hold.amount), credit(escrow_of(hold), hold.amount)),
            memo=hold.memo,
            ref_type=hold.ref_type,
            ref_id=hold.ref_id,
        ),
    )
    hold.save(update_fields=["state", "funded_on", "funding"])
    audit.record(actor=actor, action="fund", target="money.Hold", target_id=hold.id, amount=hold.amount)
    publish(
        HoldFunded(
            hold_id=hold.id, ref_type=hold.ref_type, ref_id=hold.ref_id, amount=hold.amount, funded_on=on
        )
    )


@inside_transaction
def take_back(actor: Actor, line: ImportedLine, earlier: ImportedLine, hold: Hold | None) -> bool:
    """The bank took ``earlier`` back: mirror everything it did (money.md 7.2, cancel flag).

    When its money has already gone on, nothing can be mirrored: the amount becomes a claim that a person must
    follow up. Returns whether it could be mirrored.
    """
    if hold is not None and hold.funding is not None and hold.state == HoldState.FUNDED:
        _unfund(actor, hold, hold.funding, line)
    if not _still_there(earlier, hold):
        _post_claim(actor, line)
        return False
    for transfer in _transfers_of(earlier):
        key = f"reverse:{transfer.id}"
        reverse(actor, transfer, key=key, occurred_on=line.posted_on, memo=line.remitter_name)
    earlier.state = LineState.CANCELLED
    earlier.save(update_fields=["state"])
    return True


def _unfund(actor: Actor, hold: Hold, funding: Transfer, line: ImportedLine) -> None:
    key = f"reverse:{funding.id}"
    reverse(actor, funding, key=key, occurred_on=line.posted_on, memo=hold.memo)
    hold.state = HOLD_MACHINE.step(hold.state, "take_back", by="bank")
    hold.funded_on = None
    hold.funding = None
    hold.save(update_fields=["state", "funded_on", "funding"])
    hold.lines.filter(state=LineState.MATCHED).update(state=LineState.CREDITED)
    audit.record(actor=actor, action="unfund", target="money.Hold", target_id=hold.id, amount=hold.amount)
    publish(HoldUnfunded(hold_id=hold.id, ref_type=hold.ref_type, ref_id=hold.ref_id, amount=hold.amount))


def _still_there(earlier: ImportedLine, hold: Hold | None) -> bool:
    place = SUSPENSE if hold is None else credit_of(hold)
    return bool(balance_at(place) >= earlier.amount)


def _transfers_of(line: ImportedLine) -> list[Transfer]:
    """What the line did, last first: assigned to a client before that, received."""
    rows = Transfer.objects.filter(ref_type=LINE, ref_id=line.id, reverses=None, reversed_by=None)
    return sorted(rows, key=lambda transfer: transfer.kind != TransferKind.ALLOCATION)


def _post_claim(actor: Actor, line: ImportedLine) -> None:
    post(
        actor,
        Draft(
            key=f"claim:{line.key}",
            kind=TransferKind.CANCELLED_DEPOSIT,
            occurred_on=line.posted_on,
            legs=(debit(CANCELLED_DEPOSITS, line.amount), credit(BANK, line.amount)),
            memo=line.remitter_name,
            ref_type=LINE,
            ref_id=line.id,
        ),
    )


def _announce_difference(hold: Hold, expected: int, received: int) -> None:
    publish(
        DepositDiffers(
            hold_id=hold.id,
            ref_type=hold.ref_type,
            ref_id=hold.ref_id,
            payer_id=hold.payer_id,
            expected=expected,
            received=received,
        )
    )
