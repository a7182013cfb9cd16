"""Acceptance, by the client or by silence: the hold is released, the tax the client withheld is listed."""

from uuid import UUID

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.japan.withholding import category, remit_due
from yuiwork.market.events import DeliveryAccepted
from yuiwork.market.models import CONTRACT, REF_TYPE, Contract, ContractState, Delivery, WithholdingLine
from yuiwork.market.policies import party_side
from yuiwork.market.use_cases.locks import lock_contract, lock_contract_for
from yuiwork.money import api as money


@use_case
def accept_delivery(*, actor: Actor, contract_id: UUID) -> Contract:
    """The client finds the criteria met. Accepting twice changes nothing.

    Raises ``Refused`` ``NOT_NOW``, ``NOT_YOURS``, and what the money room refuses (``NOT_FUNDED``).
    """
    contract, _side = lock_contract_for(actor, contract_id)
    by = party_side(actor, contract)
    if contract.state == ContractState.ACCEPTED and by == "client":
        return contract
    return _accept(actor, contract, action="accept", by=by)


@use_case
def accept_by_silence(*, actor: Actor, contract_id: UUID) -> bool:
    """The clock accepts when the notified days have passed without an answer. True if it did."""
    contract = lock_contract(contract_id)
    if contract.state != ContractState.DELIVERED or _last_delivery(contract).accept_by >= clock.today():
        return False
    _accept(actor, contract, action="accept_by_silence", by="clock")
    return True


@inside_transaction
def _accept(actor: Actor, contract: Contract, *, action: str, by: str) -> Contract:
    contract.state = CONTRACT.step(contract.state, action, by=by)
    contract.accepted_delivery = _last_delivery(contract)
    contract.accepted_at, contract.accepted_on = clock.now(), clock.today()
    contract.accepted_by_silence = by == "clock"
    contract.save(
        update_fields=["state", "accepted_delivery", "accepted_at", "accepted_on", "accepted_by_silence"]
    )
    money.release_hold(
        actor=actor,
        hold_id=contract.hold_id,
        key=f"contract:{contract.id}:release",
        occurred_on=contract.accepted_on,
        payee_id=contract.worker_id,
        payee_amount=contract.worker_net,
        fee_amount=contract.platform_fee,
        fee_tax=contract.platform_fee_tax,
    )
    _list_withholding(contract)
    audit.record(
        actor=actor, action=action, target=REF_TYPE, target_id=contract.id, pay_net=contract.worker_net
    )
    _announce(contract)
    return contract


def _last_delivery(contract: Contract) -> Delivery:
    return contract.deliveries.order_by("-number")[0]


def _list_withholding(contract: Contract) -> None:
    """money.md W6, W7, W15: acceptance counts as the payment; the client remits by the tenth of the next month."""
    if contract.withholding == 0 or contract.accepted_on is None:
        return
    WithholdingLine.objects.create(
        contract=contract,
        client_org_id=contract.client_org_id,
        payee_id=contract.worker_id,
        payee_name=contract.worker_snapshot["name"],
        payee_address=contract.worker_snapshot["address"],
        category=contract.category,
        category_label=category(contract.category, contract.accepted_on).label,
        pay_total=contract.client_total,
        base=contract.withholding_base,
        tax=contract.withholding,
        paid_on=contract.accepted_on,
        remit_due_on=remit_due(contract.accepted_on),
    )


def _announce(contract: Contract) -> None:
    earlier = Contract.objects.filter(worker_id=contract.worker_id, state=ContractState.ACCEPTED)
    assert contract.accepted_on is not None  # set a moment ago; keeps the type checker honest
    publish(
        DeliveryAccepted(
            contract_id=contract.id,
            client_org_id=contract.client_org_id,
            worker_id=contract.worker_id,
            programme_id=contract.programme_id,
            by_silence=contract.accepted_by_silence,
            pay_net=contract.worker_net,
            accepted_on=contract.accepted_on,
            first_paid_job=not earlier.exclude(id=contract.id).exists(),
        )
    )
