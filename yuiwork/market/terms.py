"""取引条件 as plain values: everything an art. 3 notice states, built from an offer, a price and two parties."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _
from pydantic import TypeAdapter

from yuiwork.core.errors import Refused
from yuiwork.japan.consumption_tax import TaxMode
from yuiwork.market import payment_terms
from yuiwork.market.offer import Offer
from yuiwork.market.parties import ClientFacts, WorkerFacts
from yuiwork.market.pricing import Days, Quote, quote

BANK_TRANSFER = "bank_transfer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """law.md 1.3 items 1–11 with expenses and tax, and items 9, 10, 12 of law.md 3. Yen, JST dates.

    ``payment_text`` is the payment date as the notice words it.
    """

    ordered_on: date
    orderer: ClientFacts
    worker: WorkerFacts
    title: str
    category: str
    category_label: str
    scope_text: str
    quantity: str
    criteria: tuple[str, ...]
    ip_mode: str
    ip_scope: str
    delivery_due_on: date | None
    delivery_place: str
    work_place: str
    inspection_required: bool
    inspection_due_on: date | None
    acceptance_days: int
    revision_limit: int
    tax_mode: TaxMode
    tax_rate: int
    pay_net: int
    pay_tax: int
    client_total: int
    withholding_base: int
    withholding: int
    transfer_amount: int
    fee_bp: int
    platform_fee: int
    platform_fee_tax: int
    worker_net: int
    payment_rule: str
    payment_text: str
    payment_due_on: date | None
    pay_method: str
    expense_policy: str
    expense_note: str
    change_policy: str
    defect_policy: str
    confidentiality_policy: str
    contact_for_questions: str

    def as_json(self) -> dict[str, Any]:
        plain: dict[str, Any] = _ADAPTER.dump_python(self, mode="json")
        return plain


_ADAPTER = TypeAdapter(Terms)


def terms_in(content: dict[str, Any]) -> Terms:
    """Terms from the JSON that a version keeps."""
    return _ADAPTER.validate_python(content)


def sha256_of(content: dict[str, Any]) -> str:
    """The hash of the canonical JSON: keys sorted, no spaces, UTF-8."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def quote_offer(
    offer: Offer,
    worker: WorkerFacts,
    *,
    fee_bp: int,
    fee_amount: int | None = None,
    delivery_on: date | None = None,
) -> Quote:
    """The breakdown of an offer for this worker, at the ad's price and date or at those of a proposal.

    Raises ``Refused`` ``CROSS_BORDER`` for a worker who lives abroad (law.md 7.2, X-05).
    """
    if not worker.is_resident_of_japan:
        raise Refused(
            "CROSS_BORDER",
            _("Paid work is possible only for people who live in Japan: money is sent within Japan only."),
        )
    due = delivery_on or offer.delivery_due_on
    plan = payment_terms.plan(offer.payment_text, delivery_due_on=due, acceptance_days=offer.acceptance_days)
    return quote(
        offer.price(fee_amount),
        payer=offer.client.payer,
        payee=worker.payee,
        fee_bp=fee_bp,
        days=Days(posted_on=offer.posted_on, supplied_on=due, paid_on=plan.due_on),
        prefecture_codes=(worker.prefecture_code, offer.client.prefecture_code),
    )


def build_terms(
    offer: Offer, worker: WorkerFacts, money: Quote, *, ordered_on: date, delivery_on: date
) -> Terms:
    """The terms of one order, ready to be checked and notified."""
    plan = payment_terms.plan(
        offer.payment_text, delivery_due_on=delivery_on, acceptance_days=offer.acceptance_days
    )
    return Terms(
        ordered_on=ordered_on,
        orderer=offer.client,
        worker=worker,
        title=offer.title,
        category=offer.category,
        category_label=offer.category_label,
        scope_text=offer.description,
        quantity=offer.quantity,
        criteria=offer.criteria,
        ip_mode=offer.ip_mode,
        ip_scope=offer.ip_scope,
        delivery_due_on=delivery_on,
        delivery_place=offer.delivery_place,
        work_place=offer.work_place,
        inspection_required=True,
        inspection_due_on=delivery_on + timedelta(days=offer.acceptance_days),
        acceptance_days=offer.acceptance_days,
        revision_limit=offer.revision_limit,
        tax_mode=money.tax_mode,
        tax_rate=money.tax_rate,
        pay_net=money.pay_net,
        pay_tax=money.pay_tax,
        client_total=money.client_total,
        withholding_base=money.withholding_base,
        withholding=money.withholding,
        transfer_amount=money.transfer,
        fee_bp=money.fee_bp,
        platform_fee=money.fee,
        platform_fee_tax=money.fee_tax,
        worker_net=money.worker_net,
        payment_rule=offer.payment_text,
        payment_text=japanese_date(plan.due_on),
        payment_due_on=plan.due_on,
        pay_method=BANK_TRANSFER,
        expense_policy=offer.expense_policy,
        expense_note=offer.expense_note,
        change_policy=offer.change_policy,
        defect_policy=offer.defect_policy,
        confidentiality_policy=offer.confidentiality_policy,
        contact_for_questions=offer.contact,
    )


def japanese_date(day: date) -> str:
    """2026年12月18日: documents are in Japanese whatever language the reader's screen has."""
    return f"{day.year}年{day.month}月{day.day}日"
