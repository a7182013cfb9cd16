"""The bank's news reaches the contract; 今日 knows what to do next."""

from datetime import date
from uuid import uuid4

from django.db import transaction

from tests.learning.school import School
from tests.market.bank import pay_in
from tests.market.desk import DESCRIPTION, Desk, jst
from yuiwork.core import clock
from yuiwork.core.events import Event
from yuiwork.market import api as market
from yuiwork.market import handlers
from yuiwork.market.events import ContractFunded, ContractUnfunded
from yuiwork.money import api as money
from yuiwork.money.events import HoldFunded, HoldUnfunded


def news(announced: list[Event], kind: type[Event]) -> list[Event]:
    return [event for event in announced if isinstance(event, kind)]


def test_a_statement_with_the_reference_funds_the_contract(desk: Desk, announced: list[Event]) -> None:
    contract = desk.contract
    pay_in(money.hold(contract.hold_id), on=date(2026, 11, 25))
    [event] = news(announced, HoldFunded)
    assert isinstance(event, HoldFunded)
    with transaction.atomic():
        handlers.on_hold_funded(event)
        handlers.on_hold_funded(event)
    contract.refresh_from_db()
    assert (contract.state, contract.funded_on) == ("funded", date(2026, 11, 25))
    assert len(news(announced, ContractFunded)) == 1


def test_a_deposit_that_the_bank_takes_back_pauses_the_work(desk: Desk, announced: list[Event]) -> None:
    contract = desk.fund()
    event = HoldUnfunded(
        hold_id=contract.hold_id,
        ref_type=market.REF_TYPE,
        ref_id=contract.id,
        amount=contract.transfer_amount,
    )
    with transaction.atomic():
        handlers.on_hold_unfunded(event)
        handlers.on_hold_unfunded(event)
    contract.refresh_from_db()
    assert (contract.state, contract.funded_on) == ("agreed", None)
    assert len(news(announced, ContractUnfunded)) == 1


def test_holds_of_other_rooms_are_none_of_our_business(desk: Desk) -> None:
    event = HoldFunded(
        hold_id=uuid4(), ref_type="teams.Share", ref_id=uuid4(), amount=1, funded_on=date(2026, 11, 25)
    )
    with transaction.atomic():
        handlers.on_hold_funded(event)
        handlers.on_hold_unfunded(
            HoldUnfunded(hold_id=event.hold_id, ref_type=event.ref_type, ref_id=event.ref_id, amount=1)
        )


def labels(desk: Desk, user: str) -> list[tuple[str, date | None]]:
    actor = desk.cast.actor(getattr(desk.cast, user))
    return [(str(step.label), step.due) for step in market.next_steps(actor)]


def test_today_follows_the_contract(desk: Desk) -> None:
    proposal = desk.propose()
    assert labels(desk, "kenji") == [("提案を読む", None)]
    contract = desk.agree(proposal)
    assert labels(desk, "kenji") == [("振込先と金額を見る", None)]
    assert labels(desk, "hanako") == []
    desk.fund(contract)
    assert labels(desk, "hanako") == [("納品する", date(2026, 12, 10))]
    with clock.at(jst(2026, 12, 9)):
        desk.deliver(contract)
        assert labels(desk, "kenji") == [("納品物を見る", date(2026, 12, 16))]
        market.request_revision(
            actor=desk.client,
            contract_id=contract.id,
            criterion_ids=[contract.criteria.all()[0].id],
            text="直し",
        )
        assert labels(desk, "hanako") == [("直したものを納品する", None)]
        desk.deliver(contract)
        desk.accept(contract)
    with clock.at(jst(2026, 12, 12)):
        assert labels(desk, "hanako") == labels(desk, "kenji") == [("評価を書く", None)]
    with clock.at(jst(2027, 1, 12)):
        assert labels(desk, "hanako") == []


def test_wishes_and_paper_stand_in_today(desk: Desk) -> None:
    contract = desk.contract
    market.request_paper_notice(actor=desk.worker, contract_id=contract.id)
    market.ask_cancellation(actor=desk.worker, contract_id=contract.id, reason="体調をくずしました。")
    assert labels(desk, "kenji")[:3] == [
        ("返事をする", None),
        ("振込先と金額を見る", None),
        ("印刷して送る", date(2026, 12, 1)),
    ]


def test_directors_and_the_operator_see_what_waits_for_them(desk: Desk) -> None:
    assert desk.job
    assert labels(desk, "dirk") == [("ボードを開く", date(2026, 11, 30))]
    desk.publish(
        title="確認がいる仕事",
        description=f"{DESCRIPTION}LINEで面談します。",
    )
    assert labels(desk, "oper") == [("募集を確認する", None)]


def test_a_coached_worker_shows_a_draft_first(desk: Desk) -> None:
    market.mark_coached(
        actor=desk.cast.actor(desk.cast.dirk), job_id=desk.job.id, programme_id=desk.cast.nara.id
    )
    assert School(desk.cast).enrolment
    desk.fund(desk.agree())
    assert labels(desk, "hanako") == [("下書きをチューターに見せる", date(2026, 12, 10))]


def test_the_reads_of_the_door(desk: Desk) -> None:
    contract = desk.contract
    assert market.active_contract_ids(desk.cast.hanako) == [contract.id]
    assert market.contracts_by_id([contract.id])[contract.id].title == contract.title
    assert [c.id for c in market.contracts_of_worker(desk.worker)] == [contract.id]
    assert [c.id for c in market.contracts_of_client(desk.client)] == [contract.id]
    assert market.contracts_of_client(desk.cast.actor(desk.cast.emi)) == []
    assert market.paid_work_of(desk.cast.hanako) == market.PaidWork(0, 0)
