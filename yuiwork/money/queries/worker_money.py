"""What a person sees of her own money on one page."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Sum

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.money.models import BankAccount, Payout, PayoutState, TransferKind
from yuiwork.money.queries.balances import payable_of
from yuiwork.money.queries.bank_accounts import bank_account_of
from yuiwork.money.queries.payout_dates import next_run_date
from yuiwork.money.queries.statement_of import StatementLine, statement_of

_EARNED = TransferKind.RELEASE.value
_PAID = {TransferKind.PAYOUT.value, TransferKind.PAYOUT_RETURNED.value}


@dataclass(frozen=True, slots=True)
class Month:
    """Sums of one calendar month in yen; ``paid`` is net of what came back."""

    first: date
    earned: int
    paid: int


@dataclass(frozen=True, slots=True)
class WorkerMoney:
    """``payable`` is owed, ``in_transit`` is in a file at the bank; yen, dates JST, lines newest first."""

    payable: int
    in_transit: int
    next_on: date
    account: BankAccount | None
    lines: list[StatementLine]
    months: list[Month]
    payouts: list[Payout]

    @property
    def needs_account(self) -> bool:
        """Money waits, and there is nowhere to pay it to."""
        return self.payable > 0 and (self.account is None or self.account.needs_correction)


def own_money(actor: Actor) -> WorkerMoney:
    """The actor's own; raises ``NotFound`` for visitors."""
    if actor.user_id is None:
        raise NotFound
    lines = statement_of(actor.user_id)
    sent = Payout.objects.filter(user_id=actor.user_id, state__in=[PayoutState.SENT, PayoutState.RETURNED])
    return WorkerMoney(
        payable=payable_of(actor.user_id),
        in_transit=_in_transit(actor.user_id),
        next_on=_next_on(actor.user_id),
        account=bank_account_of(actor.user_id),
        lines=lines[::-1],
        months=_months(lines),
        payouts=list(sent.select_related("run").order_by("-run__run_on")),
    )


def _in_transit(user_id: UUID) -> int:
    rows = Payout.objects.filter(user_id=user_id, state=PayoutState.EXPORTED)
    return rows.aggregate(total=Sum("amount"))["total"] or 0


def _next_on(user_id: UUID) -> date:
    """The run she is listed in already, otherwise the next one that is still open."""
    listed = Payout.objects.filter(user_id=user_id, state=PayoutState.PREPARED).select_related("run").first()
    return listed.run.run_on if listed else next_run_date(clock.today())


def _months(lines: list[StatementLine]) -> list[Month]:
    """Newest first."""
    earned: dict[date, int] = {}
    paid: dict[date, int] = {}
    for line in lines:
        month = line.occurred_on.replace(day=1)
        earned.setdefault(month, 0)
        if line.kind == _EARNED:
            earned[month] += line.amount
        elif line.kind in _PAID:
            paid[month] = paid.get(month, 0) - line.amount
    return [Month(month, earned[month], paid.get(month, 0)) for month in sorted(earned, reverse=True)]
