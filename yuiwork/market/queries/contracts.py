"""Contracts, as far as the actor is a party or coaches the worker."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import NotFound
from yuiwork.japan.consumption_tax import TaxMode
from yuiwork.japan.minimum_wage import below_minimum, implied_hourly
from yuiwork.japan.withholding import Reason
from yuiwork.market.models import ACTIVE_CONTRACT_STATES, Contract, ContractState
from yuiwork.market.policies import COACH_ROLES, side_of
from yuiwork.market.pricing import Quote, Wage


def contract_for(actor: Actor, contract_id: UUID) -> Contract:
    """For the two parties and the programme's director and tutors; ``NotFound`` for everyone else."""
    row = _rows().filter(id=contract_id).first()
    if row is None:
        raise NotFound
    side_of(actor, row)
    return row


def contracts_of_worker(actor: Actor) -> list[Contract]:
    """Her own contracts, open ones first, then the newest."""
    return sorted(_rows().filter(worker_id=actor.user_id).order_by("-agreed_at"), key=_open_first)


def contracts_of_client(actor: Actor) -> list[Contract]:
    """The contracts of the firms she acts for, open ones first, then the newest."""
    rows = _rows().filter(client_org_id__in=actor.scopes(Role.CLIENT)).order_by("-agreed_at")
    return sorted(rows, key=_open_first)


def contracts_of_programme(actor: Actor, programme_id: UUID) -> list[Contract]:
    """The programme's contracts for its directors and tutors, by delivery date; ``NotFound`` for others."""
    if not actor.holds_any(frozenset(COACH_ROLES), programme_id):
        raise NotFound
    return list(_rows().filter(programme_id=programme_id).order_by("delivery_due_on", "id"))


def active_contract_ids(user_id: UUID) -> list[UUID]:
    """Contracts in which this worker still has something to do or to wait for."""
    return list(
        Contract.objects.filter(worker_id=user_id, state__in=ACTIVE_CONTRACT_STATES)
        .order_by("delivery_due_on", "id")
        .values_list("id", flat=True)
    )


def contracts_by_id(ids: Iterable[UUID]) -> dict[UUID, Contract]:
    """Not scoped by actor: for rooms that hold the ids from events."""
    return {row.id: row for row in _rows().filter(id__in=list(ids))}


def quote_of(contract: Contract) -> Quote:
    """The contract's amounts in the form that every breakdown is drawn from."""
    net = contract.pay_net - contract.platform_fee
    return Quote(
        tax_mode=TaxMode(contract.tax_mode),
        tax_rate=contract.tax_rate,
        pay_net=contract.pay_net,
        pay_tax=contract.pay_tax,
        withholding_base=contract.withholding_base,
        withholding=contract.withholding,
        withholding_reason=Reason(contract.withholding_reason),
        fee_bp=contract.fee_bp,
        fee=contract.platform_fee,
        fee_tax=contract.platform_fee_tax,
        minutes=contract.estimated_minutes,
        wage=Wage(
            hourly=implied_hourly(net, contract.estimated_minutes),
            minimum=contract.minimum_wage,
            prefecture_code=contract.wage_prefecture,
            reaches=not below_minimum(net, contract.estimated_minutes, contract.minimum_wage),
        ),
        paid_on=contract.payment_due_on,
    )


def _rows() -> QuerySet[Contract]:
    return Contract.objects.select_related(
        "client_org", "worker__profile", "programme", "notice", "paper_request"
    )


def _open_first(contract: Contract) -> bool:
    return contract.state in (ContractState.ACCEPTED, ContractState.CANCELLED)
