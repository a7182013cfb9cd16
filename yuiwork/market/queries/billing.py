"""What a client pays and by when: deposits to transfer, withheld tax to remit (money.md W7, W15)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import NotFound, Refused
from yuiwork.japan.bank_kana import bank_kana
from yuiwork.japan.bank_master import bank, branch
from yuiwork.japan.dates import jst_date
from yuiwork.market.models import Contract, ContractState, WithholdingLine
from yuiwork.money import api as money


@dataclass(frozen=True, slots=True)
class PaymentRequest:
    """One deposit to transfer. ``amount`` in yen; ``payer_kana`` as banks write it."""

    contract_id: UUID
    title: str
    firm: str
    worker: str
    agreed_on: date
    amount: int
    reference: str
    payer_kana: str


@dataclass(frozen=True, slots=True)
class WithholdingMonth:
    """The tax withheld in one month, due together on ``remit_due_on`` (JST). ``total`` in yen."""

    paid_from: date
    remit_due_on: date
    lines: list[WithholdingLine]

    @property
    def total(self) -> int:
        return sum(line.tax for line in self.lines)


@dataclass(frozen=True, slots=True)
class ReceivingAccount:
    """Where clients transfer to, as they type it into their bank's page."""

    bank: str
    branch: str
    kind: str
    number: str
    holder: str


_KINDS = {1: pgettext_lazy("account", "Ordinary"), 2: pgettext_lazy("account", "Current")}


def receiving_account() -> ReceivingAccount | None:
    """The operator's account; None while it has not registered one."""
    try:
        row = money.sender_account()
    except Refused:
        return None
    return ReceivingAccount(
        bank=f"{bank(row.bank_code).name}（{row.bank_code}）",
        branch=f"{branch(row.bank_code, row.branch_code).name}（{row.branch_code}）",
        kind=str(_KINDS.get(row.account_type, "")),
        number=row.number,
        holder=row.requester_name,
    )


def payment_request(contract_id: UUID) -> PaymentRequest:
    """Not scoped by actor: for rooms that already hold the id lawfully. Raises ``NotFound``."""
    row = Contract.objects.select_related("client_org", "worker__profile").filter(id=contract_id).first()
    if row is None:
        raise NotFound
    return _request(row)


def payments_due(actor: Actor) -> list[PaymentRequest]:
    """The deposits that the firms of the actor still have to transfer, oldest first."""
    rows = Contract.objects.filter(client_org_id__in=actor.scopes(Role.CLIENT), state=ContractState.AGREED)
    return [
        _request(row) for row in rows.select_related("client_org", "worker__profile").order_by("agreed_at")
    ]


def money_on_hold(actor: Actor) -> list[Contract]:
    """Contracts whose deposit lies with the platform now."""
    states = (ContractState.FUNDED, ContractState.DELIVERED, ContractState.REVISING)
    rows = Contract.objects.filter(client_org_id__in=actor.scopes(Role.CLIENT), state__in=states)
    return list(rows.select_related("worker__profile").order_by("funded_on", "id"))


def withholding_lines(actor: Actor) -> list[WithholdingLine]:
    """Everything withheld by the firms of the actor, newest payment first."""
    rows = WithholdingLine.objects.filter(client_org_id__in=actor.scopes(Role.CLIENT))
    return list(rows.select_related("contract").order_by("-paid_on", "-id"))


def withholding_months(actor: Actor) -> list[WithholdingMonth]:
    """The same by month of payment."""
    grouped = groupby(withholding_lines(actor), key=lambda line: (line.paid_on.year, line.paid_on.month))
    months = []
    for (year, month), lines in grouped:
        rows = list(lines)
        months.append(WithholdingMonth(date(year, month, 1), rows[0].remit_due_on, rows))
    return months


CSV_COLUMNS: tuple[str | Promise, ...] = (
    _("Paid on"),
    _("Worker"),
    _("Address"),
    _("Kind of work"),
    pgettext_lazy("job", "Title"),
    _("Payment with tax"),
    _("Base of the withholding"),
    _("Withheld tax"),
    _("Remit by"),
)


def withholding_rows(lines: list[WithholdingLine]) -> Iterator[list[object]]:
    """Rows under ``CSV_COLUMNS``; dates ISO, yen as numbers."""
    for line in lines:
        yield [
            line.paid_on.isoformat(),
            line.payee_name,
            line.payee_address,
            line.category_label,
            line.contract.title,
            line.pay_total,
            line.base,
            line.tax,
            line.remit_due_on.isoformat(),
        ]


def _request(contract: Contract) -> PaymentRequest:
    hold = money.hold(contract.hold_id)
    return PaymentRequest(
        contract_id=contract.id,
        title=contract.title,
        firm=contract.client_org.name,
        worker=contract.worker_snapshot["name"],
        agreed_on=jst_date(contract.agreed_at),
        amount=hold.amount,
        reference=hold.payment_reference,
        payer_kana=bank_kana(contract.client_snapshot["kana"]),
    )
