"""The offer as plain values: what an ad says, what a version keeps, what a price and terms are made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import TypeAdapter

from yuiwork.japan.consumption_tax import TaxMode
from yuiwork.japan.withholding import category
from yuiwork.market.models import Job, JobVersion
from yuiwork.market.parties import ClientFacts, client_facts
from yuiwork.market.pricing import Price


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A complete offer. ``fee_amount`` in yen as ``tax_mode`` says, ``estimated_minutes``, dates JST."""

    client: ClientFacts
    title: str
    category: str
    category_label: str
    withholding_listed: bool | None
    description: str
    quantity: str
    criteria: tuple[str, ...]
    apply_until: date
    delivery_due_on: date
    fee_amount: int
    tax_mode: TaxMode
    estimated_minutes: int
    work_place: str
    delivery_place: str
    acceptance_days: int
    revision_limit: int
    payment_text: str
    ip_mode: str
    ip_scope: str
    expense_policy: str
    expense_note: str
    change_policy: str
    defect_policy: str
    confidentiality_policy: str
    contact: str
    posted_on: date

    def price(self, fee_amount: int | None = None) -> Price:
        """The price asked for in the ad, or another amount on the same conditions (a proposal's)."""
        return Price(
            amount=self.fee_amount if fee_amount is None else fee_amount,
            tax_mode=self.tax_mode,
            category=self.category,
            minutes=self.estimated_minutes,
            listed=self.withholding_listed,
        )

    def as_json(self) -> dict[str, Any]:
        plain: dict[str, Any] = _ADAPTER.dump_python(self, mode="json")
        return plain


_ADAPTER = TypeAdapter(Offer)


def offer_of(job: Job, *, posted_on: date, criteria: Sequence[str] | None = None) -> Offer | None:
    """The offer that a job makes, or None while something it cannot do without is missing.

    ``criteria``: those of a job that is not saved yet; otherwise its own.
    """
    if not (job.apply_until and job.delivery_due_on and job.fee_amount and job.estimated_minutes):
        return None
    if not job.category or not job.acceptance_days:
        return None
    return Offer(
        client=client_facts(job.organisation),
        title=job.title,
        category=job.category,
        category_label=category(job.category, posted_on).label,
        withholding_listed=job.withholding_listed,
        description=job.description,
        quantity=job.quantity,
        criteria=tuple(criteria if criteria is not None else (c.text for c in job.criteria.all())),
        apply_until=job.apply_until,
        delivery_due_on=job.delivery_due_on,
        fee_amount=job.fee_amount,
        tax_mode=TaxMode(job.tax_mode),
        estimated_minutes=job.estimated_minutes,
        work_place=job.work_place,
        delivery_place=job.delivery_place,
        acceptance_days=job.acceptance_days,
        revision_limit=job.revision_limit,
        payment_text=job.payment_text,
        ip_mode=job.ip_mode,
        ip_scope=job.ip_scope,
        expense_policy=job.expense_policy,
        expense_note=job.expense_note,
        change_policy=job.change_policy,
        defect_policy=job.defect_policy,
        confidentiality_policy=job.confidentiality_policy,
        contact=job.contact,
        posted_on=posted_on,
    )


def offer_in(version: JobVersion) -> Offer:
    """The offer that a published version keeps."""
    return _ADAPTER.validate_python(version.content)
