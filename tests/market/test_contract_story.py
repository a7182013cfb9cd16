"""One order from the ad to the pay, through the use-cases."""

from datetime import date

from tests.market.desk import Desk, jst
from yuiwork.core import clock
from yuiwork.core.events import Event
from yuiwork.market import api as market
from yuiwork.market.events import ContractAgreed, ContractFunded, DeliveryAccepted, DeliveryMade
from yuiwork.market.models import WithholdingLine
from yuiwork.money import api as money


def named(announced: list[Event], kind: type[Event]) -> list[Event]:
    return [event for event in announced if isinstance(event, kind)]


def test_the_worked_case_goes_from_the_ad_to_the_pay(desk: Desk, announced: list[Event]) -> None:
    contract = desk.contract
    assert (contract.client_total, contract.withholding, contract.transfer_amount) == (
        110_000,
        10_210,
        99_790,
    )
    assert (contract.platform_fee, contract.platform_fee_tax, contract.worker_net) == (5_000, 500, 94_290)
    [agreed] = named(announced, ContractAgreed)
    assert isinstance(agreed, ContractAgreed)
    assert agreed.notice_number == "TN-2026-000001"
    assert agreed.hold_amount == 99_790

    desk.fund()
    assert len(named(announced, ContractFunded)) == 1
    with clock.at(jst(2026, 12, 9, 23, 50)):
        delivery = desk.deliver(contract)
    assert (delivery.received_on, delivery.accept_by) == (date(2026, 12, 9), date(2026, 12, 16))
    assert len(named(announced, DeliveryMade)) == 1

    desk.accept(contract)
    [accepted] = named(announced, DeliveryAccepted)
    assert isinstance(accepted, DeliveryAccepted)
    assert (accepted.pay_net, accepted.first_paid_job, accepted.by_silence) == (94_290, True, False)
    assert money.payable_of(desk.cast.hanako) == 94_290
    assert money.hold(contract.hold_id).state == "released"
    line = WithholdingLine.objects.get(contract=contract)
    assert (line.base, line.tax, line.paid_on, line.remit_due_on) == (
        100_000,
        10_210,
        date(2026, 12, 11),
        date(2027, 1, 12),
    )
    assert market.contract_for(desk.worker, contract.id).state == market.ContractState.ACCEPTED
