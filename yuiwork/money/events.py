"""What the money room announces. Amounts in yen, dates JST."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class HoldFunded(Event):
    """The client's deposit for an order arrived in full: work may begin."""

    hold_id: UUID
    ref_type: str
    ref_id: UUID
    amount: int
    funded_on: date


@dataclass(frozen=True, kw_only=True)
class HoldUnfunded(Event):
    """The bank took a deposit back: the order is not funded any more."""

    hold_id: UUID
    ref_type: str
    ref_id: UUID
    amount: int


@dataclass(frozen=True, kw_only=True)
class DepositDiffers(Event):
    """A deposit named an order but not its amount:

    ``received`` in all, ``expected`` asked for (0: nothing any more).
    """

    hold_id: UUID
    ref_type: str
    ref_id: UUID
    payer_id: UUID
    expected: int
    received: int


@dataclass(frozen=True, kw_only=True)
class DepositUnmatched(Event):
    """Money came in and nobody can tell from whom or for what:

    ``UNKNOWN``, ``AMBIGUOUS``, ``REFERENCE_UNKNOWN``.
    """

    line_id: UUID
    amount: int
    posted_on: date
    reason: str


@dataclass(frozen=True, kw_only=True)
class HoldReleased(Event):
    """An order's money, or a part of it, was fixed for the worker."""

    hold_id: UUID
    ref_type: str
    ref_id: UUID
    payee_id: UUID
    payee_amount: int


@dataclass(frozen=True, kw_only=True)
class HoldRefunded(Event):
    """An order's money, or a part of it, goes back to its payer."""

    hold_id: UUID
    ref_type: str
    ref_id: UUID
    payer_id: UUID
    amount: int


@dataclass(frozen=True, kw_only=True)
class PayoutSent(Event):
    """The bank paid a person."""

    payout_id: UUID
    user_id: UUID
    amount: int
    paid_on: date
    document_id: UUID


@dataclass(frozen=True, kw_only=True)
class PayoutBlocked(Event):
    """A person is owed money but gave no account to pay it to, or one that the bank refused.

    Nothing is lost.
    """

    run_id: UUID
    user_id: UUID
    amount: int
    run_on: date


@dataclass(frozen=True, kw_only=True)
class PayoutReturned(Event):
    """The bank sent a payout back; the money is owed again."""

    payout_id: UUID
    user_id: UUID
    amount: int
    returned_on: date
