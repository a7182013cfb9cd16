"""A person's own statement: what she earned, what was paid, what is still owed to her."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yuiwork.money.chart import worker_payable
from yuiwork.money.models import Entry, Side


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One movement of what is owed to her; ``amount`` is signed yen, ``balance`` is what is owed after it."""

    occurred_on: date
    kind: str
    memo: str
    ref_type: str
    ref_id: UUID | None
    amount: int
    balance: int


def statement_of(user_id: UUID) -> list[StatementLine]:
    """Every movement, oldest first."""
    entries = Entry.objects.filter(account__code=worker_payable(user_id).code).select_related("transfer")
    lines: list[StatementLine] = []
    balance = 0
    for entry in entries.order_by("id"):
        amount = entry.amount if entry.side == Side.CREDIT else -entry.amount
        balance += amount
        transfer = entry.transfer
        lines.append(
            StatementLine(
                occurred_on=transfer.occurred_on,
                kind=str(transfer.kind),
                memo=transfer.memo,
                ref_type=transfer.ref_type,
                ref_id=transfer.ref_id,
                amount=amount,
                balance=balance,
            )
        )
    return lines
