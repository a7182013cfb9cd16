"""Holds: one order each, retries harmless, never more out than in (law.md 7.2, X-01 to X-09)."""

from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import transaction

from tests.cast import SYSTEM
from tests.money.conftest import Teller
from yuiwork.audit import api as audit
from yuiwork.core.errors import Conflict, Invalid, NotFound, Refused
from yuiwork.money import api as money
from yuiwork.money.events import HoldRefunded, HoldReleased
from yuiwork.money.models import HOLD_MACHINE, Account, Transfer


def test_a_request_carries_the_reference_the_client_pays_with(teller: Teller) -> None:
    hold = teller.request(55_000)
    assert hold.state == money.HoldState.REQUESTED
    assert hold.payment_reference.startswith("ESCROW-")
    assert len(hold.payment_reference) == len("ESCROW-0000000101")


def test_x_01_the_deposit_is_held_for_its_order_and_is_no_spendable_balance(teller: Teller) -> None:
    hold = teller.funded(55_000)
    assert hold.remaining == 55_000
    assert teller.balances() == {"bank": 55_000, "escrow": 55_000}


def test_x_02_money_of_one_order_does_not_serve_another(teller: Teller) -> None:
    first, second = teller.funded(55_000), teller.request(55_000)
    with pytest.raises(Refused, match="NOT_FUNDED"):
        teller.release(second)
    assert money.hold(first.id).remaining == 55_000


def test_x_02_a_short_deposit_of_one_order_does_not_fill_up_another(teller: Teller) -> None:
    first, second = teller.request(55_000), teller.request(10_000)
    teller.upload(
        teller.notice(
            teller.deposit(54_999, edi=first.payment_reference),
            teller.deposit(9_999, edi=second.payment_reference),
        )
    )
    assert {money.hold(first.id).state, money.hold(second.id).state} == {money.HoldState.REQUESTED}


def test_x_03_acceptance_gives_the_worker_her_claim_and_ends_the_clients_debt(
    teller: Teller, announced: list[object]
) -> None:
    hold = teller.funded(55_000)
    teller.release(hold, payee_amount=52_250, fee_amount=2_500, fee_tax=250)
    released = next(event for event in announced if isinstance(event, HoldReleased))
    assert (released.payee_id, released.payee_amount) == (teller.cast.hanako, 52_250)
    actions = [row.action for row in audit.history_of("money.Hold", hold.id)]
    assert "client_debt_extinguished" in actions
    assert money.hold(hold.id).released_on == date(2026, 11, 30)


def test_x_08_the_undisputed_part_is_paid_and_the_rest_waits(teller: Teller) -> None:
    hold = teller.funded(100_000)
    teller.release(hold, key="part", payee_amount=80_000)
    waiting = money.hold(hold.id)
    assert (waiting.state, waiting.remaining) == (money.HoldState.PARTIAL, 20_000)
    teller.release(hold, key="rest", payee_amount=20_000)
    assert money.hold(hold.id).state == money.HoldState.RELEASED


def test_x_08_or_the_rest_goes_back(teller: Teller) -> None:
    hold = teller.funded(100_000)
    teller.release(hold, key="part", payee_amount=80_000)
    teller.refund(hold, 20_000)
    settled = money.hold(hold.id)
    assert (settled.state, settled.remaining) == (money.HoldState.PARTIAL, 0)
    assert teller.balances() == {"bank": 100_000, "worker-payable": 80_000, "refund-payable": 20_000}


def test_x_09_a_director_order_with_sub_orders_has_a_hold_for_each(teller: Teller) -> None:
    holds = [teller.funded(amount) for amount in (40_000, 30_000, 30_000)]
    assert len({hold.payment_reference for hold in holds}) == 3
    owners = set(Account.objects.filter(owner_type="hold").values_list("owner_id", flat=True))
    assert owners == {hold.id for hold in holds}


def test_asking_again_with_the_same_content_returns_the_first_hold(teller: Teller) -> None:
    ref_id = uuid4()
    first, again = teller.request(55_000, ref_id=ref_id), teller.request(55_000, ref_id=ref_id)
    assert first == again


def test_the_same_key_with_another_amount_is_a_conflict(teller: Teller) -> None:
    ref_id = uuid4()
    teller.request(55_000, ref_id=ref_id)
    with pytest.raises(Conflict, match="SAME_KEY_OTHER_BODY"):
        teller.request(56_000, ref_id=ref_id)


def test_one_order_has_one_hold(teller: Teller) -> None:
    ref_id = uuid4()
    teller.request(55_000, ref_id=ref_id)
    with pytest.raises(Conflict, match="ORDER_HAS_HOLD"):
        teller.request(55_000, ref_id=ref_id, key="another key")


def test_releasing_again_returns_the_first_transfer(teller: Teller) -> None:
    hold = teller.funded(55_000)
    first, again = teller.release(hold), teller.release(hold)
    assert first == again
    assert money.payable_of(teller.cast.hanako) == 55_000


def test_the_same_release_key_with_another_amount_is_a_conflict(teller: Teller) -> None:
    hold = teller.funded(55_000)
    teller.release(hold, payee_amount=50_000)
    with pytest.raises(Conflict, match="SAME_KEY_OTHER_BODY"):
        teller.release(hold, payee_amount=50_001)


def test_a_key_of_another_hold_is_a_conflict(teller: Teller) -> None:
    first, second = teller.funded(55_000), teller.funded(55_000)
    teller.release(first, key="same")
    with pytest.raises(Conflict, match="SAME_KEY_OTHER_BODY"):
        teller.release(second, key="same")


def test_refunding_again_returns_the_first_transfer(teller: Teller, announced: list[object]) -> None:
    hold = teller.funded(55_000)
    assert teller.refund(hold, 55_000) == teller.refund(hold, 55_000)
    assert len([event for event in announced if isinstance(event, HoldRefunded)]) == 1


@pytest.mark.parametrize(("pay", "fee"), [(55_001, 0), (55_000, 1)])
def test_no_more_is_released_than_is_held(teller: Teller, pay: int, fee: int) -> None:
    hold = teller.funded(55_000)
    with pytest.raises(Refused, match="MORE_THAN_HELD"):
        teller.release(hold, payee_amount=pay, fee_amount=fee)


def test_a_negative_part_is_refused(teller: Teller) -> None:
    hold = teller.funded(55_000)
    with pytest.raises(Invalid, match="AMOUNT_NEGATIVE"):
        teller.release(hold, payee_amount=56_000, fee_amount=-1_000)


def test_a_finished_hold_gives_no_more(teller: Teller) -> None:
    hold = teller.funded(55_000)
    teller.release(hold)
    with pytest.raises(Refused, match="MORE_THAN_HELD"):
        teller.refund(hold, 1)


def test_a_hold_of_zero_yen_is_refused(teller: Teller) -> None:
    with pytest.raises(Invalid, match="AMOUNT_NOT_POSITIVE"):
        teller.request(0)


def test_a_request_can_be_cancelled_until_it_is_funded(teller: Teller) -> None:
    hold = teller.request(55_000)
    assert teller.cancel(hold).state == money.HoldState.CANCELLED
    assert teller.cancel(hold).state == money.HoldState.CANCELLED
    with pytest.raises(Refused, match="NOT_NOW"):
        teller.cancel(teller.funded(10_000))


def test_cancelling_sends_a_short_deposit_back(teller: Teller) -> None:
    hold = teller.request(55_000)
    teller.upload(teller.notice(teller.deposit(54_999, edi=hold.payment_reference)))
    teller.cancel(hold)
    assert teller.balances() == {"bank": 54_999, "refund-payable": 54_999}


def test_parts_refuse_to_run_outside_a_transaction(teller: Teller) -> None:
    with pytest.raises(NotFound), transaction.atomic():
        money.cancel_hold(actor=SYSTEM, hold_id=uuid4())
    with pytest.raises(NotFound):
        money.hold(uuid4())


def test_holds_are_found_by_their_orders(teller: Teller) -> None:
    hold, other = teller.request(55_000), teller.request(10_000)
    assert money.holds_for([hold.ref_id, uuid4()]) == {hold.ref_id: hold}
    assert money.holds_for([other.ref_id])[other.ref_id].amount == 10_000


def test_the_statement_shows_every_movement_and_what_is_owed_after_it(teller: Teller) -> None:
    teller.register_account()
    teller.release(teller.funded(99_790), payee_amount=94_290, fee_amount=5_000, fee_tax=500)
    teller.pay_out(date(2026, 11, 27))
    lines = money.statement_of(teller.cast.hanako)
    assert [(line.kind, line.amount, line.balance) for line in lines] == [
        ("release", 94_290, 94_290),
        ("payout", -94_290, 0),
    ]
    assert lines[0].memo == "紹介記事の執筆"
    assert money.statement_of(teller.cast.sato) == []


def test_the_key_of_a_transfer_tells_what_it_was_for(teller: Teller) -> None:
    hold = teller.funded(55_000)
    assert Transfer.objects.get(kind="funding").ref_id == hold.ref_id


def test_every_state_but_the_first_is_reachable() -> None:
    targets = {transition.target for transition in HOLD_MACHINE.transitions}
    assert targets == set(money.HoldState.values)


def test_the_diagram_in_the_readme_is_the_transition_table() -> None:
    readme = Path(money.__file__).with_name("README.md").read_text(encoding="utf-8")
    assert HOLD_MACHINE.mermaid() in readme
