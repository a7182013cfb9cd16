"""The worked case of money.md 7.2, row by row: it must balance at every step."""

from collections.abc import Callable
from datetime import date

import pytest

from tests.money.conftest import Teller
from yuiwork.core import clock
from yuiwork.money import api as money
from yuiwork.money.models import Payout

Journal = Callable[[str], list[tuple[str, str, int]]]
FRIDAY = date(2026, 11, 27)


@pytest.fixture
def released(teller: Teller) -> money.HoldView:
    """Steps 1 to 3 are done and Hanako has an account."""
    teller.register_account()
    hold = teller.funded(99_790)
    teller.release(hold, key="accept:1", payee_amount=94_290, fee_amount=5_000, fee_tax=500)
    return money.hold(hold.id)


def test_rows_1_and_2_a_deposit_with_its_reference_goes_on_hold(teller: Teller) -> None:
    hold = teller.funded(99_790)
    assert hold.state == money.HoldState.FUNDED
    assert teller.balances() == {"bank": 99_790, "escrow": 99_790}


def test_row_3_release_fixes_pay_fee_and_tax(
    teller: Teller, released: money.HoldView, journal: Journal
) -> None:
    assert journal("accept:1") == [
        ("escrow", "D", 99_790),
        ("worker-payable", "C", 94_290),
        ("fee-revenue", "C", 5_000),
        ("consumption-tax-payable", "C", 500),
    ]
    assert released.state == money.HoldState.RELEASED
    assert money.payable_of(teller.cast.hanako) == 94_290


def test_row_4_the_file_puts_the_pay_on_its_way(teller: Teller, released: money.HoldView) -> None:
    teller.export(FRIDAY)
    assert teller.balances() == {
        "bank": 99_790,
        "payout-in-transit": 94_290,
        "fee-revenue": 5_000,
        "consumption-tax-payable": 500,
    }


def test_row_5_the_bank_debits_the_run_and_its_fee(teller: Teller, released: money.HoldView) -> None:
    teller.pay_out(FRIDAY, fee=145)
    assert teller.balances() == {
        "bank": 99_790 - 94_435,
        "bank-fee": 145,
        "fee-revenue": 5_000,
        "consumption-tax-payable": 500,
    }


def test_row_5_dash_a_returned_transfer_is_owed_again(
    teller: Teller, released: money.HoldView, journal: Journal
) -> None:
    teller.pay_out(FRIDAY, fee=145)
    payout = Payout.objects.get()
    money.return_payout(actor=teller.operator, payout_id=payout.id, returned_on=date(2026, 11, 30))
    assert journal(f"payout-returned:{payout.id}") == [("bank", "D", 94_290), ("worker-payable", "C", 94_290)]
    assert money.payable_of(teller.cast.hanako) == 94_290


def test_variant_the_platform_is_the_buyer_and_withholds(teller: Teller, journal: Journal) -> None:
    hold = teller.funded(110_000)
    teller.release(hold, key="accept:2", payee_amount=94_290, fee_amount=5_000, fee_tax=500, withheld=10_210)
    assert journal("accept:2") == [
        ("escrow", "D", 110_000),
        ("worker-payable", "C", 94_290),
        ("withholding-payable", "C", 10_210),
        ("fee-revenue", "C", 5_000),
        ("consumption-tax-payable", "C", 500),
    ]


def test_variant_refund_before_acceptance(teller: Teller, journal: Journal) -> None:
    hold = teller.funded(99_790)
    teller.refund(hold, 99_790, key="refund:1")
    assert journal("refund:1") == [("escrow", "D", 99_790), ("client-credit", "C", 99_790)]
    assert journal("refund:1:due") == [("client-credit", "D", 99_790), ("refund-payable", "C", 99_790)]
    paid = money.mark_refund_paid(
        actor=teller.operator,
        organisation_id=teller.cast.aozora.id,
        amount=99_790,
        paid_on=clock.today(),
        submission_id=hold.id,
    )
    assert journal(paid.key) == [("refund-payable", "D", 99_790), ("bank", "C", 99_790)]
    assert teller.balances() == {}
    assert money.hold(hold.id).state == money.HoldState.REFUNDED


def test_variant_partial_settlement_60_to_40(teller: Teller, journal: Journal) -> None:
    hold = teller.funded(110_000)
    teller.split(hold, payee_amount=66_000, refund_amount=44_000, key="settle:1")
    assert journal("settle:1") == [
        ("escrow", "D", 110_000),
        ("worker-payable", "C", 66_000),
        ("client-credit", "C", 44_000),
    ]
    settled = money.hold(hold.id)
    assert (settled.state, settled.remaining) == (money.HoldState.PARTIAL, 0)
    assert teller.balances() == {"bank": 110_000, "worker-payable": 66_000, "refund-payable": 44_000}
