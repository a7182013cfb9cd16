"""What all letters about a contract share: who reads them, and where they lead."""

from collections.abc import Callable, Iterable
from typing import Protocol
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.market import api as market
from yuiwork.notifications.letters import Enclosure, Letter, Link
from yuiwork.notifications.use_cases import tell
from yuiwork.people import api as people

ContractLetter = Callable[[market.Contract], Letter]


class ContractEvent(Protocol):
    """Any event that names a contract and its two parties."""

    @property
    def contract_id(self) -> UUID: ...
    @property
    def client_org_id(self) -> UUID: ...
    @property
    def worker_id(self) -> UUID: ...


def worker(event: ContractEvent) -> list[UUID]:
    return [event.worker_id]


def client(event: ContractEvent) -> list[UUID]:
    """Everybody who acts for the client."""
    return people.user_ids_of_organisation(event.client_org_id)


def other_side(event: ContractEvent, side: str) -> list[UUID]:
    """The party that ``side`` is not."""
    return client(event) if side == "worker" else worker(event)


def tell_about(
    event: ContractEvent,
    readers: Iterable[UUID],
    kind: str,
    letter: ContractLetter,
    *,
    fact: object = None,
    enclosures: Iterable[Enclosure] = (),
) -> None:
    """One letter to each reader. Without ``fact`` it is told once per contract."""
    contract = market.contracts_by_id([event.contract_id])[event.contract_id]
    files = list(enclosures)
    for user_id in readers:
        tell(
            user_id=user_id,
            kind=kind,
            fact=fact or event.contract_id,
            compose=lambda: letter(contract),
            enclosures=files,
        )


def to_room(contract: market.Contract) -> Link:
    """The contract room, where the next step of either side stands."""
    return Link(_("Open the contract"), reverse("market:contract", args=[contract.id]))
