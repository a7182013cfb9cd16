"""The chart of accounts: which accounts there are, and their codes.

Client money lies in accounts of its own per order (escrow), per client and per person, never in one pot
(law.md 7.2, condition 4).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from yuiwork.core.transactions import inside_transaction
from yuiwork.money.models import Account, AccountKind, OwnerType


@dataclass(frozen=True, slots=True)
class Place:
    """An account that exists as soon as it is needed."""

    code: str
    kind: AccountKind
    owner_type: OwnerType = OwnerType.PLATFORM
    owner_id: UUID | None = None


BANK = Place("bank", AccountKind.ASSET)
SUSPENSE = Place("suspense", AccountKind.LIABILITY)
IN_TRANSIT = Place("payout-in-transit", AccountKind.LIABILITY)
TAX_PAYABLE = Place("consumption-tax-payable", AccountKind.LIABILITY)
WITHHOLDING_PAYABLE = Place("withholding-payable", AccountKind.LIABILITY)
OWN_FUNDS = Place("own-funds", AccountKind.EQUITY)
FEE_REVENUE = Place("fee-revenue", AccountKind.REVENUE)
INTEREST = Place("interest-received", AccountKind.REVENUE)
BANK_FEE = Place("bank-fee", AccountKind.EXPENSE)
CANCELLED_DEPOSITS = Place("cancelled-deposits-receivable", AccountKind.ASSET)


def client_credit(payment_reference: str, organisation_id: UUID) -> Place:
    """What a client has deposited for one order and is not on hold: too little yet, or on its way back to her.

    One per order, so that no balance can serve another order (law.md 7.2, condition 3: no wallet).
    """
    code = f"client-credit:{payment_reference}"
    return Place(code, AccountKind.LIABILITY, OwnerType.ORGANISATION, organisation_id)


def refund_payable(organisation_id: UUID) -> Place:
    """What is to be sent back to a client."""
    code = f"refund-payable:{organisation_id}"
    return Place(code, AccountKind.LIABILITY, OwnerType.ORGANISATION, organisation_id)


def worker_payable(user_id: UUID) -> Place:
    """What a person has earned and not yet been paid."""
    return Place(f"worker-payable:{user_id}", AccountKind.LIABILITY, OwnerType.USER, user_id)


def escrow(payment_reference: str, hold_id: UUID) -> Place:
    """The account of one hold."""
    return Place(f"escrow:{payment_reference}", AccountKind.LIABILITY, OwnerType.HOLD, hold_id)


@inside_transaction
def open_accounts(places: Iterable[Place]) -> None:
    """Open the accounts at these places. Two may need the same new one at once: the second waits for the first."""
    Account.objects.bulk_create((_account(place) for place in places), ignore_conflicts=True)


def _account(place: Place) -> Account:
    return Account(code=place.code, kind=place.kind, owner_type=place.owner_type, owner_id=place.owner_id)
