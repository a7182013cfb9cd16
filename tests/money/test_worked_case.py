"""The worked case of money.md 7.2, row by row: it must balance at every step."""

from collections.abc import Callable

from tests.money.conftest import Teller
from yuiwork.money import api as money

Journal = Callable[[str], list[tuple[str, str, int]]]


def test_steps_1_and_2_a_deposit_with_its_reference_goes_on_hold(teller: Teller) -> None:
    hold = teller.funded(99_790)
    assert hold.state == money.HoldState.FUNDED
    assert teller.balances() == {"bank": 99_790, "escrow": 99_790}


def test_step_3_release_fixes_pay_fee_and_tax(teller: Teller, journal: Journal) -> None:
    hold = teller.funded(99_790)
    teller.release(hold, key="accept:1", payee_amount=94_290, fee_amount=5_000, fee_tax=500)
    assert journal("accept:1") == [
        ("escrow", "D", 99_790),
        ("worker-payable", "C", 94_290),
        ("fee-revenue", "C", 5_000),
        ("consumption-tax-payable", "C", 500),
    ]
    assert money.hold(hold.id).state == money.HoldState.RELEASED
    assert money.payable_of(teller.cast.hanako) == 94_290
