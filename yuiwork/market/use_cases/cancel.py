"""Ending a contract before the work is delivered: only if both sides want it (law.md 1.6)."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, Refused
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.core.yen import format_yen
from yuiwork.market.events import CancellationAsked, CancellationDeclined, ContractCancelled
from yuiwork.market.models import CONTRACT, REF_TYPE, Cancellation, CancellationState, Contract, ContractState
from yuiwork.market.policies import acting_person, party_side
from yuiwork.market.use_cases.locks import lock_contract_for
from yuiwork.money import api as money


@use_case
def ask_cancellation(*, actor: Actor, contract_id: UUID, reason: str) -> Cancellation:
    """Wish to end the contract; it goes on until the other side agrees. Asking twice returns the first wish.

    Before the deposit either side may ask. After it only the worker may (she gives the work back and the client is
    refunded): a client's wish needs a settlement, by default the full fee, so ``Refused``
    ``SETTLEMENT_NEEDED`` (A5-02). Raises ``NOT_NOW`` after delivery, ``Invalid`` ``REASON_MISSING``.
    """
    contract, _side = lock_contract_for(actor, contract_id)
    side = party_side(actor, contract)
    waiting = contract.cancellations.filter(state=CancellationState.OPEN, side=side).first()
    if waiting is not None:
        return waiting
    CONTRACT.step(contract.state, "cancel", by="both")
    if side == "client" and contract.state != ContractState.AGREED:
        raise settlement_needed(contract)
    if not reason.strip():
        raise Invalid(
            "REASON_MISSING", _("Please write the reason: the other side needs it."), field="reason"
        )
    if contract.cancellations.filter(state=CancellationState.OPEN).exists():
        raise Refused("OTHER_SIDE_ASKED", _("The other side has already asked. Please answer that request."))
    row = Cancellation.objects.create(
        contract=contract, side=side, asked_by_id=acting_person(actor), reason=reason.strip()
    )
    audit.record(actor=actor, action="ask_cancellation", target=REF_TYPE, target_id=contract.id, side=side)
    publish(
        CancellationAsked(
            contract_id=contract.id,
            client_org_id=contract.client_org_id,
            worker_id=contract.worker_id,
            side=side,
        )
    )
    return row


@use_case
def answer_cancellation(*, actor: Actor, contract_id: UUID, agree: bool) -> Contract:
    """The other side's answer. Agreeing ends the contract; declining leaves everything as it was.

    Raises ``Refused`` ``NOTHING_ASKED``, ``OWN_WISH``, ``NOT_NOW``, and what the money room refuses.
    """
    contract, _side = lock_contract_for(actor, contract_id)
    side = party_side(actor, contract)
    if contract.state == ContractState.CANCELLED and agree:
        return contract
    wish = contract.cancellations.filter(state=CancellationState.OPEN).first()
    if wish is None:
        raise Refused("NOTHING_ASKED", _("Nobody has asked to end this contract."))
    if wish.side == side:
        raise Refused("OWN_WISH", _("The other side has to answer this."))
    wish.state = CancellationState.AGREED if agree else CancellationState.DECLINED
    wish.decided_at = clock.now()
    wish.save(update_fields=["state", "decided_at"])
    if agree:
        _cancel(actor, contract)
    else:
        audit.record(actor=actor, action="decline_cancellation", target=REF_TYPE, target_id=contract.id)
        publish(
            CancellationDeclined(
                contract_id=contract.id,
                client_org_id=contract.client_org_id,
                worker_id=contract.worker_id,
                side=wish.side,
            )
        )
    return contract


def settlement_needed(contract: Contract) -> Refused:
    """Why a client cannot end it alone, with the settlement that is proposed instead: the full fee."""
    message = _(
        "The work has been agreed and may have begun, so you cannot cancel it on your own. Proposed "
        "settlement: the full fee of %(amount)s."
    )
    return Refused("SETTLEMENT_NEEDED", message % {"amount": format_yen(contract.client_total)})


@inside_transaction
def _cancel(actor: Actor, contract: Contract) -> None:
    was_funded = contract.state != ContractState.AGREED
    contract.state = CONTRACT.step(contract.state, "cancel", by="both")
    contract.cancelled_on = clock.today()
    contract.save(update_fields=["state", "cancelled_on"])
    refunded = _settle(actor, contract) if was_funded else 0
    if not was_funded:
        money.cancel_hold(actor=actor, hold_id=contract.hold_id)
    audit.record(actor=actor, action="cancel", target=REF_TYPE, target_id=contract.id, refunded=refunded)
    publish(
        ContractCancelled(
            contract_id=contract.id,
            client_org_id=contract.client_org_id,
            worker_id=contract.worker_id,
            refunded=refunded,
        )
    )


def _settle(actor: Actor, contract: Contract) -> int:
    amount = money.hold(contract.hold_id).remaining
    money.refund_hold(
        actor=actor,
        hold_id=contract.hold_id,
        key=f"contract:{contract.id}:refund",
        occurred_on=clock.today(),
        amount=amount,
    )
    return amount
