"""What the operator sees of payouts."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.money.models import AccountBalance, BankAccount, OwnerType, Payout, PayoutRun, PayoutState
from yuiwork.money.policies import may_run_the_money
from yuiwork.money.queries.account_labels import account_label
from yuiwork.people import api as people


@dataclass(frozen=True, slots=True)
class Due:
    """A person who is owed something, and whether she can be paid."""

    user_id: UUID
    name: str
    amount: int
    payable: bool


@dataclass(frozen=True, slots=True)
class PayoutRow:
    """A payout with the name of its payee."""

    payout: Payout
    name: str

    @property
    def account(self) -> str:
        """Where it goes, the number half hidden; empty for somebody without an account."""
        row = self.payout
        return account_label(row.bank_code, row.branch_code, row.account_number) if row.account_number else ""


def runs(actor: Actor) -> QuerySet[PayoutRun]:
    """Newest first, without the files. Raises ``NotFound`` for anyone but the operator."""
    _operator_only(actor)
    blocked = Count("payouts", filter=Q(payouts__state=PayoutState.BLOCKED))
    rows = PayoutRun.objects.defer("content").annotate(people=Count("payouts"), blocked=blocked)
    return rows.order_by("-run_on")


def payout_run(actor: Actor, run_id: UUID) -> PayoutRun:
    row = runs(actor).filter(id=run_id).first()
    if row is None:
        raise NotFound
    return row


def run_file(actor: Actor, run_id: UUID) -> bytes:
    """The stored file of an exported run. Raises ``NotFound`` before it was made."""
    _operator_only(actor)
    run = PayoutRun.objects.filter(id=run_id, content__isnull=False).first()
    if run is None or run.content is None:
        raise NotFound
    return bytes(run.content)


def payouts_of(run: PayoutRun) -> list[PayoutRow]:
    """Those who cannot be paid first, then by number."""
    rows = list(run.payouts.order_by("number"))
    names = _names(row.user_id for row in rows)
    rows.sort(key=lambda row: (row.state != PayoutState.BLOCKED, row.number))
    return [PayoutRow(row, names.get(row.user_id, "")) for row in rows]


def payout(actor: Actor, payout_id: UUID) -> PayoutRow:
    _operator_only(actor)
    row = Payout.objects.select_related("run").filter(id=payout_id).first()
    if row is None:
        raise NotFound
    return PayoutRow(row, _names([row.user_id]).get(row.user_id, ""))


def due_now(actor: Actor) -> list[Due]:
    """Everybody who is owed at least 1 yen, those without a usable account first."""
    _operator_only(actor)
    owed = AccountBalance.objects.select_related("account").filter(
        account__owner_type=OwnerType.USER, credits__gt=F("debits")
    )
    amounts = {row.account.owner_id: row.amount for row in owed if row.account.owner_id}
    usable = set(
        BankAccount.objects.filter(user_id__in=amounts, needs_correction=False).values_list(
            "user_id", flat=True
        )
    )
    names = _names(amounts)
    rows = [Due(user_id, names.get(user_id, ""), amounts[user_id], user_id in usable) for user_id in amounts]
    return sorted(rows, key=lambda row: (row.payable, -row.amount, row.user_id))


def _names(user_ids: Iterable[UUID]) -> dict[UUID, str]:
    return {user_id: profile.full_name for user_id, profile in people.profiles_of(user_ids).items()}


def _operator_only(actor: Actor) -> None:
    if not may_run_the_money(actor):
        raise NotFound
