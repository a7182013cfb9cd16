"""Reads about holds and transfers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yuiwork.core.errors import NotFound
from yuiwork.money.models import Hold, Transfer


@dataclass(frozen=True, slots=True)
class HoldView:
    """What other rooms see of a hold. Yen; ``remaining`` still lies on hold. Dates JST."""

    id: UUID
    state: str
    amount: int
    payment_reference: str
    ref_type: str
    ref_id: UUID
    payer_id: UUID
    funded_on: date | None
    released_on: date | None
    released_amount: int
    refunded_amount: int
    remaining: int


@dataclass(frozen=True, slots=True)
class TransferView:
    """What other rooms see of a transfer; ``amount`` yen is the sum of either side."""

    id: UUID
    key: str
    kind: str
    occurred_on: date
    amount: int


def hold_view(row: Hold) -> HoldView:
    return HoldView(
        id=row.id,
        state=str(row.state),
        amount=row.amount,
        payment_reference=row.payment_reference,
        ref_type=row.ref_type,
        ref_id=row.ref_id,
        payer_id=row.payer_id,
        funded_on=row.funded_on,
        released_on=row.released_on,
        released_amount=row.released_amount,
        refunded_amount=row.refunded_amount,
        remaining=row.remaining,
    )


def transfer_view(row: Transfer) -> TransferView:
    return TransferView(row.id, row.key, str(row.kind), row.occurred_on, row.amount)


def hold(hold_id: UUID) -> HoldView:
    """Raises ``NotFound``. Not scoped by actor: for rooms that already hold the id lawfully."""
    row = Hold.objects.filter(id=hold_id).first()
    if row is None:
        raise NotFound
    return hold_view(row)


def holds_for(ref_ids: Iterable[UUID]) -> dict[UUID, HoldView]:
    """Holds by the id of their order, in one query."""
    return {row.ref_id: hold_view(row) for row in Hold.objects.filter(ref_id__in=list(ref_ids))}
