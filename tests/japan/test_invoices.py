"""What a document must show to be a qualified invoice, and when less will do (money.md 2.2)."""

from dataclasses import replace
from datetime import date

import pytest

from yuiwork.japan.invoices import (
    InvoiceFacts,
    StatementFacts,
    books_alone_suffice,
    intermediary_may_invoice,
    missing_on_invoice,
    missing_on_statement,
    return_invoice_required,
)

DAY = date(2026, 11, 23)
COMPLETE = InvoiceFacts(
    issuer_name="佐藤 翔子",
    registration_number="T7123456789012",
    recipient_name="株式会社アオゾラ商事",
    dated=True,
    described=True,
    reduced_items_marked=True,
    per_rate_totals=True,
    per_rate_tax=True,
)


def test_a_complete_invoice_lacks_nothing() -> None:
    assert missing_on_invoice(COMPLETE) == ()


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        pytest.param(replace(COMPLETE, issuer_name=""), "ISSUER_NAME", id="money-2.2-I1-issuer"),
        pytest.param(replace(COMPLETE, registration_number=""), "REGISTRATION_NUMBER", id="money-2.2-I1-no"),
        pytest.param(replace(COMPLETE, dated=False), "TRANSACTION_DATE", id="money-2.2-I1-date"),
        pytest.param(replace(COMPLETE, described=False), "DESCRIPTION", id="money-2.2-I1-description"),
        pytest.param(
            replace(COMPLETE, reduced_items_marked=False), "REDUCED_RATE_MARK", id="money-2.2-I1-mark"
        ),
        pytest.param(replace(COMPLETE, per_rate_totals=False), "TOTAL_PER_RATE", id="money-2.2-I1-total"),
        pytest.param(replace(COMPLETE, per_rate_tax=False), "TAX_PER_RATE", id="money-2.2-I1-tax"),
        pytest.param(replace(COMPLETE, recipient_name=""), "RECIPIENT_NAME", id="money-2.2-I1-recipient"),
    ],
)
def test_each_missing_item_is_named(facts: InvoiceFacts, code: str) -> None:
    assert missing_on_invoice(facts) == (code,)


def test_i3_a_buyers_statement_also_needs_the_suppliers_confirmation() -> None:
    facts = StatementFacts("町役場", "T7123456789012", "佐藤 翔子", True, True, True, True, True)
    assert missing_on_statement(facts) == ("SUPPLIER_CONFIRMATION",)
    assert missing_on_statement(replace(facts, supplier_confirmed=True)) == ()


@pytest.mark.parametrize(
    ("gross", "required"),
    [pytest.param(9_999, False, id="money-2.2-I4-9999"), pytest.param(10_000, True, id="money-2.2-I4-10000")],
)
def test_a_small_refund_needs_no_credit_note(gross: int, required: bool) -> None:
    assert return_invoice_required(gross, DAY) is required


@pytest.mark.parametrize(
    ("gross", "on", "base_sales", "specified", "enough"),
    [
        pytest.param(9_999, DAY, 100_000_000, None, True, id="money-2.2-I5-small-buyer"),
        pytest.param(10_000, DAY, 100_000_000, None, False, id="money-2.2-I5-10000"),
        pytest.param(9_999, DAY, 100_000_001, None, False, id="money-2.2-I5-large-buyer"),
        pytest.param(9_999, DAY, 100_000_001, 50_000_000, True, id="money-2.2-I5-specified-period"),
        pytest.param(9_999, DAY, 100_000_001, 50_000_001, False, id="money-2.2-I5-both-large"),
        pytest.param(9_999, date(2029, 9, 30), 1, None, True, id="money-2.2-I5-last-day"),
        pytest.param(9_999, date(2029, 10, 1), 1, None, False, id="money-2.2-I5-ended"),
    ],
)
def test_books_alone_suffice_for_small_purchases_of_small_buyers(
    gross: int, on: date, base_sales: int, specified: int | None, enough: bool
) -> None:
    answer = books_alone_suffice(gross, on, base_sales=base_sales, specified_sales=specified)
    assert answer is enough


@pytest.mark.parametrize(
    ("seller", "intermediary", "notified", "may"),
    [
        pytest.param("T1", "T2", True, True, id="money-2.2-I6-both-registered"),
        pytest.param("", "T2", True, False, id="money-2.2-I6-seller-unregistered"),
        pytest.param("T1", "", True, False, id="money-2.2-I6-intermediary-unregistered"),
        pytest.param("T1", "T2", False, False, id="money-2.2-I6-not-told"),
    ],
)
def test_an_intermediary_may_invoice_in_its_own_name(
    seller: str, intermediary: str, notified: bool, may: bool
) -> None:
    answer = intermediary_may_invoice(
        seller_number=seller, intermediary_number=intermediary, seller_notified=notified
    )
    assert answer is may
