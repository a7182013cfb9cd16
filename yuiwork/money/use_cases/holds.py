"""Requesting and settling holds.

Parts of other rooms' use-cases: they run inside the caller's transaction.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, Refused
from yuiwork.core.events import publish
from yuiwork.core.ids import new_id
from yuiwork.core.transactions import inside_transaction
from yuiwork.japan.bank_kana import match_key
from yuiwork.money.chart import FEE_REVENUE, TAX_PAYABLE, WITHHOLDING_PAYABLE, worker_payable
from yuiwork.money.events import HoldRefunded, HoldReleased
from yuiwork.money.models import HOLD_MACHINE, Account, Hold, HoldState, Transfer, TransferKind
from yuiwork.money.queries.holds import HoldView, TransferView, hold_view, transfer_view
from yuiwork.money.use_cases.hold_rows import (
    close_account,
    credit_of,
    escrow_of,
    lock_hold,
    places_of,
    send_back,
)
from yuiwork.money.use_cases.posting import (
    Draft,
    body_hash,
    credit,
    debit,
    lock_accounts,
    post,
    same_key_other_body,
)

_REFERENCE = "ESCROW-%010d"  # 17 characters: fits the 20 of the EDI field (money.md 3.3)


@inside_transaction
def request_hold(
    *,
    actor: Actor,
    key: str,
    ref_type: str,
    ref_id: UUID,
    payer_id: UUID,
    payer_name: str,
    payer_kana: str,
    amount: int,
    memo: str = "",
) -> HoldView:
    """Ask a client for the money of exactly one order; the answer carries the reference she pays with.

    ``amount`` in yen; ``memo`` is the order's title for statements. The same key with the same content
    returns the first hold. Raises ``Invalid`` ``AMOUNT_NOT_POSITIVE``, ``Conflict`` ``SAME_KEY_OTHER_BODY``
    or ``ORDER_HAS_HOLD`` (law.md 7.2, condition 3).
    """
    if amount <= 0:
        raise Invalid("AMOUNT_NOT_POSITIVE", _("The amount must be at least 1 yen."))
    key_hash = body_hash(
        ref=[ref_type, str(ref_id)], payer=[str(payer_id), payer_name, payer_kana], amount=amount, memo=memo
    )
    first = _hold_by_key(key, key_hash)
    if first is not None:
        return hold_view(first)
    row = Hold(
        key=key,
        key_hash=key_hash,
        ref_type=ref_type,
        ref_id=ref_id,
        payer_id=payer_id,
        payer_name=payer_name,
        payer_kana=payer_kana,
        payer_match_key=match_key(payer_kana),
        memo=memo,
        amount=amount,
    )
    return hold_view(_insert(actor, row))


@inside_transaction
def cancel_hold(*, actor: Actor, hold_id: UUID) -> HoldView:
    """Withdraw a request that was not paid in full; what was deposited for it goes back.

    Cancelling twice changes nothing; ``Refused`` ``NOT_NOW`` once it is funded.
    """
    row = lock_hold(hold_id)
    if row.state != HoldState.CANCELLED:
        row.state = HOLD_MACHINE.step(row.state, "cancel", by="order")
        row.save(update_fields=["state"])
        close_account(row)
        deposited = lock_accounts(places_of(row))[credit_of(row)].amount
        send_back(actor, row, key=f"cancel:{row.id}", occurred_on=clock.today(), amount=deposited)
        audit.record(actor=actor, action="cancel", target="money.Hold", target_id=row.id)
    return hold_view(row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """How a hold, or a part of it, is divided (yen)."""

    payee_id: UUID | None = None
    payee_amount: int = 0
    fee_amount: int = 0
    fee_tax: int = 0
    withheld: int = 0
    refund_amount: int = 0

    @property
    def released(self) -> int:
        return self.payee_amount + self.fee_amount + self.fee_tax + self.withheld

    @property
    def parts(self) -> tuple[int, ...]:
        return (self.payee_amount, self.fee_amount, self.fee_tax, self.withheld, self.refund_amount)


@inside_transaction
def release_hold(
    *,
    actor: Actor,
    hold_id: UUID,
    key: str,
    occurred_on: date,
    payee_id: UUID,
    payee_amount: int,
    fee_amount: int,
    fee_tax: int,
    withheld: int = 0,
) -> TransferView:
    """The work was accepted: fix the worker's pay and the platform's fee (money.md 7.2, step 3).

    All yen; together at most what is on hold, less means that the rest stays there (law.md 7.2, X-08).
    ``withheld``: tax that the platform keeps back as the buyer. The same key with the same content returns
    the first transfer. Raises ``Refused`` ``NOT_NOW``, ``MORE_THAN_HELD``; ``Invalid`` ``AMOUNT_NEGATIVE``;
    ``Conflict`` ``SAME_KEY_OTHER_BODY``.
    """
    settlement = Settlement(
        payee_id=payee_id,
        payee_amount=payee_amount,
        fee_amount=fee_amount,
        fee_tax=fee_tax,
        withheld=withheld,
    )
    return _settle(actor, hold_id, key, occurred_on, settlement, TransferKind.RELEASE)


@inside_transaction
def refund_hold(*, actor: Actor, hold_id: UUID, key: str, occurred_on: date, amount: int) -> TransferView:
    """Give an order's money, or a part of it, back to its payer (money.md 7.2; law.md 7.2, condition 7).

    Returns the transfer out of the hold; a second one puts the amount among the refunds to be paid.
    """
    settlement = Settlement(refund_amount=amount)
    return _settle(actor, hold_id, key, occurred_on, settlement, TransferKind.REFUND)


@inside_transaction
def split_hold(
    *,
    actor: Actor,
    hold_id: UUID,
    key: str,
    occurred_on: date,
    payee_id: UUID,
    payee_amount: int,
    refund_amount: int,
    fee_amount: int = 0,
    fee_tax: int = 0,
) -> TransferView:
    """Settle between both sides at once, for example 60/40 (money.md 7.2). Errors as ``release_hold``."""
    settlement = Settlement(
        payee_id=payee_id,
        payee_amount=payee_amount,
        fee_amount=fee_amount,
        fee_tax=fee_tax,
        refund_amount=refund_amount,
    )
    return _settle(actor, hold_id, key, occurred_on, settlement, TransferKind.RELEASE)


def _settle(
    actor: Actor, hold_id: UUID, key: str, occurred_on: date, settlement: Settlement, kind: TransferKind
) -> TransferView:
    hold = lock_hold(hold_id)
    draft = _draft(hold, key, occurred_on, settlement, kind)
    first = Transfer.objects.filter(key=key).first()
    if first is not None:
        if first.key_hash != draft.hash:
            raise same_key_other_body()
        return transfer_view(first)
    _refuse_wrong_amounts(hold, settlement)
    state = _next_state(hold, settlement)
    back = places_of(hold) if settlement.refund_amount else ()
    transfer = post(actor, draft, lock_accounts({*(leg.place for leg in draft.real_legs), *back}))
    send_back(actor, hold, key=f"{key}:due", occurred_on=occurred_on, amount=settlement.refund_amount)
    _save_settled(hold, state, settlement, occurred_on)
    _announce(actor, hold, settlement)
    return transfer_view(transfer)


def _draft(hold: Hold, key: str, occurred_on: date, settlement: Settlement, kind: TransferKind) -> Draft:
    legs = [
        debit(escrow_of(hold), settlement.released + settlement.refund_amount),
        credit(FEE_REVENUE, settlement.fee_amount),
        credit(TAX_PAYABLE, settlement.fee_tax),
        credit(WITHHOLDING_PAYABLE, settlement.withheld),
        credit(credit_of(hold), settlement.refund_amount),
    ]
    if settlement.payee_id is not None:
        legs.append(credit(worker_payable(settlement.payee_id), settlement.payee_amount))
    return Draft(
        key=key,
        kind=kind,
        occurred_on=occurred_on,
        legs=tuple(legs),
        memo=hold.memo,
        ref_type=hold.ref_type,
        ref_id=hold.ref_id,
        body={"hold": str(hold.id)},
    )


def _refuse_wrong_amounts(hold: Hold, settlement: Settlement) -> None:
    if min(settlement.parts) < 0 or sum(settlement.parts) == 0:
        raise Invalid("AMOUNT_NEGATIVE", _("Amounts must not be negative, and at least 1 yen in all."))
    if hold.funded_on is None:
        raise Refused("NOT_FUNDED", _("The client's deposit for this order has not arrived."))
    if sum(settlement.parts) > hold.remaining:
        raise Refused("MORE_THAN_HELD", _("This is more than what is on hold for this order."))


def _next_state(hold: Hold, settlement: Settlement) -> str:
    """``release`` or ``refund`` when one side has got everything, otherwise a part was settled."""
    action = "settle_part"
    if hold.released_amount + settlement.released == hold.amount:
        action = "release"
    elif hold.refunded_amount + settlement.refund_amount == hold.amount:
        action = "refund"
    return HOLD_MACHINE.step(hold.state, action, by="order")


def _save_settled(hold: Hold, state: str, settlement: Settlement, occurred_on: date) -> None:
    hold.state = state
    hold.released_amount += settlement.released
    hold.refunded_amount += settlement.refund_amount
    if settlement.released:
        hold.released_on = occurred_on
    hold.save(update_fields=["state", "released_amount", "refunded_amount", "released_on"])
    if hold.is_finished:
        close_account(hold)


def _announce(actor: Actor, hold: Hold, settlement: Settlement) -> None:
    if settlement.payee_id is not None:
        # law.md 7.2, condition 2: from here on the client owes this amount no more, whatever becomes of us.
        _record(actor, hold, "client_debt_extinguished", settlement.released)
        publish(
            HoldReleased(
                hold_id=hold.id,
                ref_type=hold.ref_type,
                ref_id=hold.ref_id,
                payee_id=settlement.payee_id,
                payee_amount=settlement.payee_amount,
            )
        )
    if settlement.refund_amount:
        _record(actor, hold, "refund", settlement.refund_amount)
        publish(
            HoldRefunded(
                hold_id=hold.id,
                ref_type=hold.ref_type,
                ref_id=hold.ref_id,
                payer_id=hold.payer_id,
                amount=settlement.refund_amount,
            )
        )


def _record(actor: Actor, hold: Hold, action: str, amount: int) -> None:
    audit.record(actor=actor, action=action, target="money.Hold", target_id=hold.id, amount=amount)


def _hold_by_key(key: str, key_hash: str) -> Hold | None:
    row = Hold.objects.filter(key=key).first()
    if row is not None and row.key_hash != key_hash:
        raise same_key_other_body()
    return row


def _insert(actor: Actor, row: Hold) -> Hold:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('money_payment_reference')")
        row.payment_reference = _REFERENCE % cursor.fetchone()[0]
    row.account_id = new_id()
    Hold.objects.bulk_create([row], ignore_conflicts=True)
    first = _hold_by_key(row.key, row.key_hash)
    if first is None:
        raise Conflict("ORDER_HAS_HOLD", _("Money for this order has already been asked for."))
    if first.id == row.id:  # only the hold that went in gets an account: the reference is checked at commit
        place = escrow_of(row)
        Account.objects.create(
            id=row.account_id,
            code=place.code,
            kind=place.kind,
            owner_type=place.owner_type,
            owner_id=place.owner_id,
        )
        _record(actor, row, "request", row.amount)
    return first
