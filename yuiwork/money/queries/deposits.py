"""What the operator sees of deposits: files, lines that wait for a person, money to be sent back."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.money.chart import client_credit
from yuiwork.money.models import (
    AccountBalance,
    Hold,
    HoldState,
    ImportedLine,
    LineState,
    Payout,
    PayoutState,
    StatementImport,
)
from yuiwork.money.policies import may_run_the_money
from yuiwork.money.queries.balances import balance_at
from yuiwork.people import api as people

_CANDIDATES = 20


@dataclass(frozen=True, slots=True)
class ShortDeposit:
    """A request for which not everything has come yet (yen)."""

    hold: Hold
    received: int

    @property
    def missing(self) -> int:
        left: int = self.hold.amount - self.received
        return left


@dataclass(frozen=True, slots=True)
class RefundDue:
    """What is to be sent back to a client."""

    organisation_id: UUID
    name: str
    amount: int


def imports(actor: Actor) -> QuerySet[StatementImport]:
    """Files, newest first, without their content. Raises ``NotFound`` for anyone but the operator."""
    _operator_only(actor)
    return StatementImport.objects.defer("content").order_by("-created_at", "-id")


def statement_import(actor: Actor, import_id: UUID) -> StatementImport:
    row = imports(actor).filter(id=import_id).first()
    if row is None:
        raise NotFound
    return row


def waiting_lines(actor: Actor) -> QuerySet[ImportedLine]:
    """Lines nobody has placed or explained, oldest first."""
    _operator_only(actor)
    rows = ImportedLine.objects.filter(state__in=[LineState.SUSPENSE, LineState.OUT])
    return rows.order_by("posted_on", "id")


def line(actor: Actor, line_id: UUID) -> ImportedLine:
    _operator_only(actor)
    row = ImportedLine.objects.select_related("hold", "payout_run", "statement").filter(id=line_id).first()
    if row is None:
        raise NotFound
    return row


def short_deposits(actor: Actor) -> list[ShortDeposit]:
    """Open requests for which something, but not enough, has come."""
    _operator_only(actor)
    holds = Hold.objects.filter(state=HoldState.REQUESTED, lines__state=LineState.CREDITED).distinct()
    return [
        ShortDeposit(hold, balance_at(client_credit(hold.payment_reference, hold.payer_id)))
        for hold in holds.order_by("id")
    ]


def candidates_for(actor: Actor, deposit: ImportedLine, words: str = "") -> list[Hold]:
    """Open requests a deposit may be for: the same amount first, then the same name; ``words`` searches further."""
    _operator_only(actor)
    rows = Hold.objects.filter(state=HoldState.REQUESTED)
    if words:
        rows = rows.filter(
            Q(payment_reference__icontains=words)
            | Q(payer_name__icontains=words)
            | Q(payer_kana__icontains=words)
        )
    likely = Case(
        When(amount=deposit.amount, payer_match_key=deposit.remitter_key, then=Value(0)),
        When(amount=deposit.amount, then=Value(1)),
        When(payer_match_key=deposit.remitter_key, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    return list(rows.annotate(likely=likely).order_by("likely", "id")[:_CANDIDATES])


def returned_candidates(actor: Actor, deposit: ImportedLine) -> list[Payout]:
    """Sent payouts of the same amount, newest first: one of them may have come back."""
    _operator_only(actor)
    rows = Payout.objects.filter(state=PayoutState.SENT, amount=deposit.amount).select_related("run")
    return list(rows.order_by("-run__run_on", "number")[:_CANDIDATES])


def refunds_due(actor: Actor) -> list[RefundDue]:
    """What is owed back to clients, by name."""
    _operator_only(actor)
    rows = AccountBalance.objects.select_related("account").filter(
        account__code__startswith="refund-payable:"
    )
    due = [
        RefundDue(row.account.owner_id, people.organisation(row.account.owner_id).name, row.amount)
        for row in rows
        if row.amount and row.account.owner_id
    ]
    return sorted(due, key=lambda refund: (refund.name, refund.organisation_id))


def _operator_only(actor: Actor) -> None:
    if not may_run_the_money(actor):
        raise NotFound
