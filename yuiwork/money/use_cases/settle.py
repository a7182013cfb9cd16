"""Settling holds: release, refund, both at once. Parts of other rooms' use-cases."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, Refused
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction
from yuiwork.money.chart import FEE_REVENUE, TAX_PAYABLE, WITHHOLDING_PAYABLE, worker_payable
from yuiwork.money.events import HoldRefunded, HoldReleased
from yuiwork.money.models import HOLD_MACHINE, Hold, Transfer, TransferKind
from yuiwork.money.queries.holds import TransferView, transfer_view
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
    credit,
    debit,
    lock_accounts,
    post,
    same_key_other_body,
)


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
        raise Invalid(
            "AMOUNT_NEGATIVE", _("Amounts must not be negative, and must be at least 1 yen in total.")
        )
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
