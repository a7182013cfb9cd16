"""Ending a contract by mutual consent, double-blind reviews, messages."""

from uuid import uuid4

import pytest

from tests.market.desk import Desk, jst
from yuiwork.core import clock
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.market import api as market
from yuiwork.market.events import CancellationDeclined, ContractCancelled, MessagePosted, ReviewsRevealed
from yuiwork.market.models import Contract, ContractMessage
from yuiwork.market.queries.room import room_of
from yuiwork.money import api as money


def ask(desk: Desk, contract: Contract, side: str = "client") -> None:
    actor = desk.client if side == "client" else desk.worker
    market.ask_cancellation(actor=actor, contract_id=contract.id, reason="企画が変わりました。")


def answer(desk: Desk, contract: Contract, side: str, *, agree: bool) -> market.Contract:
    actor = desk.client if side == "client" else desk.worker
    return market.answer_cancellation(actor=actor, contract_id=contract.id, agree=agree)


def test_before_the_deposit_both_sides_together_end_it_and_the_request_for_money_goes(
    desk: Desk, announced: list[Event]
) -> None:
    contract = desk.contract
    ask(desk, contract)
    ask(desk, contract)
    assert Contract.objects.get(id=contract.id).state == "agreed", "nothing happens without the other side"
    with pytest.raises(Refused, match="OWN_WISH"):
        answer(desk, contract, "client", agree=True)
    answer(desk, contract, "worker", agree=True)
    answer(desk, contract, "worker", agree=True)
    assert Contract.objects.get(id=contract.id).state == "cancelled"
    assert money.hold(contract.hold_id).state == "cancelled"
    [event] = [e for e in announced if isinstance(e, ContractCancelled)]
    assert event.refunded == 0


def test_a5_02_after_the_deposit_the_client_cannot_cancel_alone(desk: Desk) -> None:
    contract = desk.fund()
    with pytest.raises(Refused) as caught:
        ask(desk, contract)
    assert caught.value.code == "SETTLEMENT_NEEDED"
    assert "110,000" in str(caught.value.message), "the proposed settlement is the full fee"


def test_the_worker_gives_the_work_back_and_the_client_is_refunded(
    desk: Desk, announced: list[Event]
) -> None:
    contract = desk.fund()
    ask(desk, contract, "worker")
    answer(desk, contract, "client", agree=True)
    hold = money.hold(contract.hold_id)
    assert (hold.state, hold.refunded_amount) == ("refunded", 99_790)
    [event] = [e for e in announced if isinstance(e, ContractCancelled)]
    assert event.refunded == 99_790
    assert money.payable_of(desk.cast.hanako) == 0


def test_a_declined_wish_changes_nothing_and_may_be_repeated(desk: Desk, announced: list[Event]) -> None:
    contract = desk.contract
    ask(desk, contract)
    answer(desk, contract, "worker", agree=False)
    assert [e.side for e in announced if isinstance(e, CancellationDeclined)] == ["client"]
    assert Contract.objects.get(id=contract.id).state == "agreed"
    with pytest.raises(Refused, match="NOTHING_ASKED"):
        answer(desk, contract, "worker", agree=True)
    ask(desk, contract)


def test_a_wish_needs_a_reason_and_only_one_is_open(desk: Desk) -> None:
    contract = desk.contract
    with pytest.raises(Invalid, match="REASON_MISSING"):
        market.ask_cancellation(actor=desk.client, contract_id=contract.id, reason=" ")
    ask(desk, contract)
    with pytest.raises(Refused, match="OTHER_SIDE_ASKED"):
        ask(desk, contract, "worker")


def test_what_is_delivered_cannot_be_cancelled(desk: Desk) -> None:
    contract = desk.delivered()
    for side in ("client", "worker"):
        with pytest.raises(Refused, match="NOT_NOW"):
            ask(desk, contract, side)


def review(desk: Desk, side: str, score: int = 5) -> None:
    actor = desk.client if side == "client" else desk.worker
    market.review_contract(
        actor=actor, contract_id=desk.contract.id, score=score, text="約束の日に届きました。"
    )


def seen(desk: Desk, side: str) -> list[str]:
    actor = desk.client if side == "client" else desk.worker
    return [r.side for r in room_of(actor, market.contract_for(actor, desk.contract.id)).reviews]


def test_reviews_stay_hidden_until_both_have_written(desk: Desk, announced: list[Event]) -> None:
    desk.accept(desk.delivered())
    with clock.at(jst(2026, 12, 12)):
        review(desk, "client")
        assert seen(desk, "worker") == seen(desk, "client") == []
        review(desk, "worker")
        review(desk, "worker", score=1)
        assert seen(desk, "worker") == seen(desk, "client") == ["client", "worker"]
    assert desk.contract.reviews.get(side="worker").score == 5, "the first word counts"
    assert len([e for e in announced if isinstance(e, ReviewsRevealed)]) == 1


def test_one_review_is_shown_after_two_weeks_and_then_none_can_be_written(desk: Desk) -> None:
    desk.accept(desk.delivered())  # 2026-12-11
    with clock.at(jst(2026, 12, 12)):
        review(desk, "client")
    with clock.at(jst(2026, 12, 25, 23)):
        assert market.reveal_old_reviews() == 0
    with clock.at(jst(2026, 12, 26)):
        with pytest.raises(Refused, match="REVIEW_CLOSED"):
            review(desk, "worker")
        assert market.reveal_old_reviews() == 1
        assert market.reveal_old_reviews() == 0
        assert seen(desk, "worker") == ["client"]


def test_a_review_needs_an_accepted_contract_one_of_five_steps_and_words(desk: Desk) -> None:
    contract = desk.delivered()
    with pytest.raises(Refused, match="NOT_ACCEPTED_YET"):
        review(desk, "client")
    desk.accept(contract)
    with clock.at(jst(2026, 12, 12)):
        with pytest.raises(Invalid, match="SCORE_INVALID"):
            review(desk, "client", score=6)
        with pytest.raises(Invalid, match="TEXT_MISSING"):
            market.review_contract(actor=desk.client, contract_id=contract.id, score=3, text=" ")


def test_both_sides_and_the_coach_talk_in_one_stream(desk: Desk, announced: list[Event]) -> None:
    contract = desk.contract
    Contract.objects.filter(id=contract.id).update(programme_id=desk.cast.nara.id)
    key = uuid4()
    for actor in (desk.client, desk.worker, desk.cast.actor(desk.cast.tutor)):
        market.post_message(
            actor=actor, contract_id=contract.id, submission_id=uuid4(), text="よろしくお願いします。"
        )
    market.post_message(actor=desk.client, contract_id=contract.id, submission_id=key, text="もう一つ。")
    market.post_message(actor=desk.client, contract_id=contract.id, submission_id=key, text="もう一つ。")
    assert ContractMessage.objects.count() == 4
    assert [e.side for e in announced if isinstance(e, MessagePosted)] == [
        "client",
        "worker",
        "coach",
        "client",
    ]
    stream = room_of(desk.worker, market.contract_for(desk.worker, contract.id)).stream
    assert {entry.who for entry in stream if entry.kind == "message"} == {
        "株式会社青空商事",
        "山田 花子",
        "林 一",
    }


def test_strangers_say_and_hear_nothing(desk: Desk) -> None:
    for user in (desk.cast.sato, desk.cast.emi, desk.cast.takeda):
        with pytest.raises(NotFound):
            market.post_message(
                actor=desk.cast.actor(user), contract_id=desk.contract.id, submission_id=uuid4(), text="x"
            )
    with pytest.raises(Invalid, match="TEXT_MISSING"):
        market.post_message(actor=desk.client, contract_id=desk.contract.id, submission_id=uuid4(), text=" ")
