"""Acceptance by the client and by silence; the pay, the fee and the withheld tax that follow."""

from datetime import date

import pytest

from tests.market.desk import Desk, jst
from yuiwork.core import clock
from yuiwork.core.errors import NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.market import api as market
from yuiwork.market.events import DeliveryAccepted
from yuiwork.market.models import WithholdingLine
from yuiwork.market.tasks import market_clock
from yuiwork.money import api as money


def accepted(announced: list[Event]) -> list[DeliveryAccepted]:
    return [e for e in announced if isinstance(e, DeliveryAccepted)]


def test_a_second_click_pays_once(desk: Desk, announced: list[Event]) -> None:
    contract = desk.delivered()
    desk.accept(contract)
    desk.accept(contract)
    assert money.payable_of(desk.cast.hanako) == 94_290
    assert len(accepted(announced)) == 1


def test_silence_accepts_on_the_day_after_the_last_day_and_only_once(
    desk: Desk, announced: list[Event]
) -> None:
    contract = desk.delivered()  # received on 12-09, to be answered by 12-16
    with clock.at(jst(2026, 12, 16, 23, 59)):
        assert market.accept_silent_deliveries() == 0
    with clock.at(jst(2026, 12, 17, 0, 10)):
        market_clock.func(0)
        market_clock.func(0)
    contract.refresh_from_db()
    assert (contract.state, contract.accepted_on) == ("accepted", date(2026, 12, 17))
    assert contract.accepted_by_silence
    [event] = accepted(announced)
    assert event.by_silence
    assert money.payable_of(desk.cast.hanako) == 94_290


def test_a_revision_stops_the_clock_until_the_redelivery(desk: Desk) -> None:
    contract = desk.delivered()
    with clock.at(jst(2026, 12, 15)):
        market.request_revision(
            actor=desk.client,
            contract_id=contract.id,
            criterion_ids=[contract.criteria.all()[0].id],
            text="直し",
        )
    with clock.at(jst(2026, 12, 30)):
        assert market.accept_silent_deliveries() == 0
        desk.deliver(contract)
    with clock.at(jst(2027, 1, 6, 23)):
        assert market.accept_silent_deliveries() == 0
    with clock.at(jst(2027, 1, 7)):
        assert market.accept_silent_deliveries() == 1


def test_one_contract_that_cannot_be_accepted_does_not_hold_up_the_others(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    first = desk.delivered()
    money_of_first = money.hold(first.hold_id)
    second = desk.agree(desk.propose(desk.publish(title="二つめ")))
    desk.fund(second)
    with clock.at(jst(2026, 12, 9)):
        desk.deliver(second)
    from django.db import transaction

    with transaction.atomic():  # somebody has refunded the first by hand
        money.refund_hold(
            actor=desk.client, hold_id=first.hold_id, key="by-hand", occurred_on=date(2026, 12, 10),
            amount=money_of_first.amount,
        )  # fmt: skip
    with clock.at(jst(2026, 12, 17)):
        assert market.accept_silent_deliveries() == 1
    second.refresh_from_db()
    assert second.state == "accepted"
    assert "refused" in caplog.text


def test_work_that_is_not_listed_leaves_no_withholding_line(desk: Desk) -> None:
    job = desk.publish(
        title="入力の仕事", category="data_entry", ip_mode="none", ip_scope="", fee_amount=80_000
    )
    contract = desk.fund(desk.agree(desk.propose(job, fee_amount=80_000)))
    with clock.at(jst(2026, 12, 9)):
        desk.deliver(contract)
    desk.accept(contract)
    assert (contract.withholding, contract.transfer_amount) == (0, 88_000)
    assert not WithholdingLine.objects.exists()


def test_w15_tax_of_december_is_remitted_after_the_new_year_break(desk: Desk) -> None:
    desk.accept(desk.delivered())
    assert WithholdingLine.objects.get().remit_due_on == date(2027, 1, 12)


def test_the_second_paid_job_is_not_the_first(desk: Desk, announced: list[Event]) -> None:
    desk.accept(desk.delivered())
    second = desk.fund(desk.agree(desk.propose(desk.publish(title="二つめ"))))
    with clock.at(jst(2026, 12, 10)):
        desk.deliver(second)
    desk.accept(second)
    assert [e.first_paid_job for e in accepted(announced)] == [True, False]
    assert market.paid_work_of(desk.cast.hanako) == market.PaidWork(2, 2)


def test_only_the_client_accepts_and_only_what_is_delivered(desk: Desk) -> None:
    contract = desk.fund()
    with pytest.raises(Refused, match="NOT_NOW"):
        market.accept_delivery(actor=desk.client, contract_id=contract.id)
    contract = desk.delivered() if contract.state == "agreed" else contract
    with clock.at(jst(2026, 12, 9)):
        desk.deliver(contract)
    with pytest.raises(Refused, match="NOT_YOURS"):
        market.accept_delivery(actor=desk.worker, contract_id=contract.id)
    with pytest.raises(NotFound):
        market.accept_delivery(actor=desk.cast.actor(desk.cast.emi), contract_id=contract.id)


def test_nothing_more_can_happen_to_an_accepted_contract(desk: Desk) -> None:
    contract = desk.accept(desk.delivered())
    with pytest.raises(Refused, match="NOT_NOW"):
        desk.deliver(contract)
    with pytest.raises(Refused, match="NOT_NOW"):
        market.ask_cancellation(actor=desk.worker, contract_id=contract.id, reason="x")
