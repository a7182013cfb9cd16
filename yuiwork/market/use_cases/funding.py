"""What the bank's news does to a contract. Parts of the handlers' transactions; repeating them changes nothing."""

from datetime import date
from uuid import UUID

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction
from yuiwork.market.events import ContractFunded, ContractUnfunded
from yuiwork.market.models import CONTRACT, REF_TYPE, ContractState
from yuiwork.market.use_cases.locks import lock_contract

_MONEY = Actor.for_system("money")


@inside_transaction
def fund_contract(*, contract_id: UUID, funded_on: date) -> None:
    """The deposit arrived in full: work may begin. ``funded_on``: JST day on which the bank booked it."""
    contract = lock_contract(contract_id)
    if contract.state != ContractState.AGREED:
        return
    contract.state = CONTRACT.step(contract.state, "fund", by="money")
    contract.funded_on = funded_on
    contract.save(update_fields=["state", "funded_on"])
    audit.record(actor=_MONEY, action="fund", target=REF_TYPE, target_id=contract.id, funded_on=funded_on)
    publish(
        ContractFunded(
            contract_id=contract.id,
            client_org_id=contract.client_org_id,
            worker_id=contract.worker_id,
            programme_id=contract.programme_id,
            funded_on=funded_on,
        )
    )


@inside_transaction
def unfund_contract(*, contract_id: UUID) -> None:
    """The bank took the deposit back before anything was delivered: work pauses until it is paid again."""
    contract = lock_contract(contract_id)
    if contract.state != ContractState.FUNDED:
        return
    contract.state = CONTRACT.step(contract.state, "unfund", by="money")
    contract.funded_on = None
    contract.save(update_fields=["state", "funded_on"])
    audit.record(actor=_MONEY, action="unfund", target=REF_TYPE, target_id=contract.id)
    publish(
        ContractUnfunded(
            contract_id=contract.id, client_org_id=contract.client_org_id, worker_id=contract.worker_id
        )
    )
