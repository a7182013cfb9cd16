"""Reads of balances."""

from uuid import UUID

from yuiwork.money.chart import Place, worker_payable
from yuiwork.money.models import AccountBalance


def balance_at(place: Place) -> int:
    """The balance in yen on the normal side; 0 for an account that was never needed."""
    row = AccountBalance.objects.select_related("account").filter(account__code=place.code).first()
    return row.amount if row else 0


def payable_of(user_id: UUID) -> int:
    """Yen that a person has earned and not yet been paid (not counting what is on its way to the bank)."""
    return balance_at(worker_payable(user_id))
