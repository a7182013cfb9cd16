"""What a document must show to serve as a qualified invoice, and when less is enough (money.md 2.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yuiwork.japan.dated import DatedTableError, int_on

_TABLE = "invoice_rules"


@dataclass(frozen=True, slots=True)
class InvoiceFacts:
    """What a document shows. ``per_rate_totals`` / ``per_rate_tax``: a total and one tax for each rate."""

    issuer_name: str = ""
    registration_number: str = ""
    recipient_name: str = ""
    dated: bool = False
    described: bool = False
    reduced_items_marked: bool = True
    per_rate_totals: bool = False
    per_rate_tax: bool = False


@dataclass(frozen=True, slots=True)
class StatementFacts(InvoiceFacts):
    """A statement made by the buyer (仕入明細書): issuer = buyer, recipient and number = supplier (I3)."""

    supplier_confirmed: bool = False


def missing_on_invoice(facts: InvoiceFacts) -> tuple[str, ...]:
    """Codes of the items of a qualified invoice that ``facts`` lack, in the order of the law (I1)."""
    checks = (
        ("ISSUER_NAME", bool(facts.issuer_name)),
        ("REGISTRATION_NUMBER", bool(facts.registration_number)),
        ("TRANSACTION_DATE", facts.dated),
        ("DESCRIPTION", facts.described),
        ("REDUCED_RATE_MARK", facts.reduced_items_marked),
        ("TOTAL_PER_RATE", facts.per_rate_totals),
        ("TAX_PER_RATE", facts.per_rate_tax),
        ("RECIPIENT_NAME", bool(facts.recipient_name)),
    )
    return tuple(code for code, shown in checks if not shown)


def missing_on_statement(facts: StatementFacts) -> tuple[str, ...]:
    """The same for a statement made by the buyer, which the supplier must also have confirmed (I3)."""
    missing = missing_on_invoice(facts)
    return missing if facts.supplier_confirmed else (*missing, "SUPPLIER_CONFIRMATION")


def return_invoice_required(gross: int, on: date) -> bool:
    """Whether giving back ``gross`` yen (with tax) on the JST date ``on`` needs a credit note (I4)."""
    return gross >= int_on(_TABLE, "return_invoice_from_yen", on)


def books_alone_suffice(gross: int, on: date, *, base_sales: int, specified_sales: int | None = None) -> bool:
    """Whether a small buyer may deduct a purchase of ``gross`` yen (with tax) on her books alone (I5).

    ``base_sales``: taxable sales in yen of the base period; ``specified_sales``: of the specified period.
    False on days outside the term of the measure.
    """
    try:
        limit = int_on(_TABLE, "small_purchase_below_yen", on)
        small_base = base_sales <= int_on(_TABLE, "small_purchase_base_sales_yen", on)
        specified_limit = int_on(_TABLE, "small_purchase_specified_sales_yen", on)
    except DatedTableError:
        return False
    small_specified = specified_sales is not None and specified_sales <= specified_limit
    return gross < limit and (small_base or small_specified)


def intermediary_may_invoice(*, seller_number: str, intermediary_number: str, seller_notified: bool) -> bool:
    """Whether an intermediary may issue in its own name and number (媒介者交付特例, I6).

    Both must be registered and the seller must have said so before the sale.
    """
    return bool(seller_number) and bool(intermediary_number) and seller_notified
