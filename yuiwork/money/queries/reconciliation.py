"""Does the bank say what the ledger says? (law.md 7.2, condition 4 and X-10)"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum

from yuiwork.money.chart import BANK
from yuiwork.money.models import Entry, Side, StatementImport


@dataclass(frozen=True, slots=True)
class BankCheck:
    """The newest statement against the ledger on its last day (yen, JST)."""

    day: date
    statement: int
    ledger: int

    @property
    def difference(self) -> int:
        """What the bank has less (negative) or more (positive) than the ledger."""
        return self.statement - self.ledger


def bank_check() -> BankCheck | None:
    """None before the first statement with balances."""
    newest = (
        StatementImport.objects.filter(closing__isnull=False).order_by("-to_on", "-created_at", "-id").first()
    )
    if newest is None or newest.closing is None:
        return None
    return BankCheck(newest.to_on, newest.closing, bank_balance_on(newest.to_on))


def bank_balance_on(day: date) -> int:
    """The ledger's bank balance at the end of a day."""
    entries = Entry.objects.filter(account__code=BANK.code, transfer__occurred_on__lte=day)
    sums = entries.aggregate(
        debits=Sum("amount", filter=Q(side=Side.DEBIT)), credits=Sum("amount", filter=Q(side=Side.CREDIT))
    )
    return (sums["debits"] or 0) - (sums["credits"] or 0)
