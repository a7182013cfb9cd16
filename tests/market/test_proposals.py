"""Proposing, withdrawing, declining, and what stands in the way."""

from datetime import date
from uuid import uuid4

import pytest

from tests.learning.school import School
from tests.market.desk import CRITERIA, JOB, Desk, jst
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, DomainError, Invalid, NotFound, Refused
from yuiwork.core.events import Event
from yuiwork.market import api as market
from yuiwork.market.events import ProposalDeclined, ProposalSent, ProposalWithdrawn
from yuiwork.market.models import Proposal
from yuiwork.people import api as people


def code_of(error: DomainError) -> tuple[str, str | None]:
    return error.code, error.field


def test_a_proposal_is_written_step_by_step_and_sent_once(desk: Desk, announced: list[Event]) -> None:
    desk.consent(desk.cast.hanako)
    key = uuid4()
    first = market.save_proposal(
        actor=desk.worker, job_id=desk.job.id, submission_id=key, message="よろしくお願いします。"
    )
    second = market.save_proposal(
        actor=desk.worker,
        job_id=desk.job.id,
        submission_id=key,
        fee_amount=100_000,
        delivery_on=date(2026, 12, 9),
    )
    assert first.id == second.id
    sent = market.send_proposal(actor=desk.worker, proposal_id=first.id)
    again = market.send_proposal(actor=desk.worker, proposal_id=first.id)
    assert (sent.state, again.state, again.message) == ("sent", "sent", "よろしくお願いします。")
    assert len([e for e in announced if isinstance(e, ProposalSent)]) == 1
    with pytest.raises(Refused, match="ALREADY_SENT"):
        desk.write()


def test_the_agency_consent_comes_first(desk: Desk) -> None:
    proposal = desk.write()
    with pytest.raises(Refused, match="AGENCY_CONSENT_MISSING"):
        market.send_proposal(actor=desk.worker, proposal_id=proposal.id)
    desk.consent(desk.cast.hanako)
    people.give_consent(actor=desk.worker, kind=people.ConsentKind.AGENCY, version="test", given=False)
    with pytest.raises(Refused, match="AGENCY_CONSENT_MISSING"):
        market.send_proposal(actor=desk.worker, proposal_id=proposal.id)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        pytest.param({"birth_date": date(2008, 11, 25)}, "MINOR", id="Q-01-block"),
        pytest.param({"birth_date": date(2009, 5, 1)}, "MINOR", id="Q-02"),
        pytest.param({"birth_date": None}, "PROFILE_INCOMPLETE", id="no-birth-date"),
        pytest.param({"address": ""}, "PROFILE_INCOMPLETE", id="no-address"),
        pytest.param({"is_resident_of_japan": False}, "CROSS_BORDER", id="X-05"),
    ],
)
def test_who_cannot_do_paid_work(desk: Desk, values: dict[str, object], code: str) -> None:
    people.Profile.objects.filter(user_id=desk.cast.hanako).update(**values)
    with pytest.raises(Refused) as caught:
        desk.write()
    assert caught.value.code == code


def test_q_01_she_may_from_her_eighteenth_birthday_on(desk: Desk) -> None:
    people.Profile.objects.filter(user_id=desk.cast.hanako).update(birth_date=date(2008, 11, 24))
    assert desk.write().state == "draft"


def test_nobody_proposes_to_her_own_firm_or_to_a_job_that_is_closed(desk: Desk) -> None:
    with pytest.raises(Refused, match="OWN_JOB"):
        desk.write(user_id=desk.cast.kenji)
    with pytest.raises(Refused, match="JOB_NOT_OPEN"), clock.at(jst(2026, 12, 1)):
        desk.write()
    with pytest.raises(NotFound):
        desk.write(desk.draft())
    with pytest.raises(Refused, match="SIGN_IN_FIRST"):
        market.save_proposal(actor=Actor.visitor(), job_id=desk.job.id, submission_id=uuid4(), message="x")


def test_a_coached_job_is_for_learners_of_its_programme(desk: Desk) -> None:
    market.mark_coached(
        actor=desk.cast.actor(desk.cast.dirk), job_id=desk.job.id, programme_id=desk.cast.nara.id
    )
    with pytest.raises(Refused, match="COACHED_FOR_PROGRAMME"):
        desk.write(user_id=desk.cast.sato)
    assert School(desk.cast).enrolment.user_id == desk.cast.hanako
    contract = desk.agree()
    assert (contract.is_coached, contract.programme_id) == (True, desk.cast.nara.id)


def test_whoever_proposed_before_the_mark_works_as_usual(desk: Desk) -> None:
    early = desk.propose(user_id=desk.cast.sato)
    market.mark_coached(
        actor=desk.cast.actor(desk.cast.dirk), job_id=desk.job.id, programme_id=desk.cast.nara.id
    )
    contract = desk.agree(early)
    assert (contract.is_coached, contract.programme_id) == (False, None)


def test_the_fee_is_that_of_her_programme(desk: Desk) -> None:
    desk.cast.nara.worker_fee_bp = 300
    desk.cast.nara.save(update_fields=["worker_fee_bp"])
    assert desk.agree(desk.propose(user_id=desk.cast.sato)).platform_fee == 5_000
    assert School(desk.cast).enrolment.user_id == desk.cast.hanako
    assert desk.agree(desk.propose(desk.publish(title="二つめ"))).platform_fee == 3_000


def test_only_a_director_of_the_programme_marks_a_job(desk: Desk) -> None:
    director = desk.cast.actor(desk.cast.dirk)
    for actor in (desk.cast.actor(desk.cast.tutor), desk.client, desk.worker):
        with pytest.raises(NotFound):
            market.mark_coached(actor=actor, job_id=desk.job.id, programme_id=desk.cast.nara.id)
    with pytest.raises(NotFound):
        market.mark_coached(actor=director, job_id=desk.job.id, programme_id=desk.cast.amami.id)
    market.mark_coached(actor=director, job_id=desk.job.id, programme_id=desk.cast.nara.id)
    market.mark_coached(actor=director, job_id=desk.job.id, programme_id=desk.cast.nara.id)
    assert market.job_view(desk.job.id).coached_programme_id == desk.cast.nara.id
    closed = market.close_job(actor=desk.client, job_id=desk.publish(title="閉じた仕事").id)
    with pytest.raises(Refused, match="JOB_NOT_OPEN"):
        market.mark_coached(actor=director, job_id=closed.id, programme_id=desk.cast.nara.id)


def test_r12_05_less_than_the_ad_needs_her_own_words_and_otherwise_nothing_changes(desk: Desk) -> None:
    draft = desk.write()
    with pytest.raises(Invalid) as caught:
        desk.write(fee_amount=40_000)
    assert code_of(caught.value) == ("LOWER_THAN_AD", "lower_reason")
    draft.refresh_from_db()
    assert draft.fee_amount == 100_000
    lower = desk.propose(fee_amount=40_000, lower_reason="はじめての仕事なので。")
    assert desk.agree(lower).pay_net == 40_000


@pytest.mark.parametrize(
    ("delivery_on", "code"),
    [(date(2026, 11, 24), "DELIVERY_DATE_PAST"), (date(2026, 12, 11), "DELIVERY_TOO_LATE")],
)
def test_the_day_of_delivery_lies_between_tomorrow_and_the_date_of_the_job(
    desk: Desk, delivery_on: date, code: str
) -> None:
    with pytest.raises(Invalid) as caught:
        desk.write(delivery_on=delivery_on)
    assert code_of(caught.value) == (code, "delivery_on")


def test_an_unfinished_proposal_is_not_sent(desk: Desk) -> None:
    desk.consent(desk.cast.hanako)
    proposal = market.save_proposal(
        actor=desk.worker, job_id=desk.job.id, submission_id=uuid4(), message="よろしくお願いします。"
    )
    with pytest.raises(Invalid) as caught:
        market.send_proposal(actor=desk.worker, proposal_id=proposal.id)
    assert code_of(caught.value) == ("PAY_MISSING", "fee_amount")


def test_she_confirms_what_she_has_read(desk: Desk) -> None:
    desk.consent(desk.cast.hanako)
    proposal = desk.write()
    market.change_published_job(
        actor=desk.client, job_id=desk.job.id, criteria=CRITERIA, **{**JOB, "quantity": "6本"}
    )
    with pytest.raises(Conflict, match="JOB_CHANGED"):
        market.send_proposal(actor=desk.worker, proposal_id=proposal.id, version_seen=1)
    sent = market.send_proposal(actor=desk.worker, proposal_id=proposal.id, version_seen=2)
    assert sent.job_version.number == 2


def test_withdrawing_frees_her_to_propose_anew(desk: Desk, announced: list[Event]) -> None:
    proposal = desk.propose()
    market.withdraw_proposal(actor=desk.worker, proposal_id=proposal.id)
    market.withdraw_proposal(actor=desk.worker, proposal_id=proposal.id)
    assert len([e for e in announced if isinstance(e, ProposalWithdrawn)]) == 1
    assert desk.propose().id != proposal.id


def test_nobody_else_touches_her_proposal(desk: Desk) -> None:
    proposal = desk.propose()
    stranger = desk.cast.actor(desk.cast.sato)
    other_client = desk.cast.actor(desk.cast.emi)
    with pytest.raises(NotFound):
        market.withdraw_proposal(actor=stranger, proposal_id=proposal.id)
    with pytest.raises(NotFound):
        market.send_proposal(actor=stranger, proposal_id=proposal.id)
    with pytest.raises(NotFound):
        market.accept_proposal(actor=other_client, proposal_id=proposal.id)
    with pytest.raises(NotFound):
        market.decline_proposal(actor=other_client, proposal_id=proposal.id, reason="filled")
    draft = desk.write(desk.publish(title="二つめ"))
    with pytest.raises(NotFound):
        market.accept_proposal(actor=desk.client, proposal_id=draft.id)


def test_nobody_is_declined_without_a_reason(desk: Desk, announced: list[Event]) -> None:
    proposal = desk.propose()
    with pytest.raises(Invalid) as caught:
        market.decline_proposal(actor=desk.client, proposal_id=proposal.id, reason="")
    assert code_of(caught.value) == ("REASON_MISSING", "reason")
    market.decline_proposal(
        actor=desk.client, proposal_id=proposal.id, reason="schedule", note="また次の機会に。"
    )
    market.decline_proposal(actor=desk.client, proposal_id=proposal.id, reason="price")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.decline_reason) == ("declined", "schedule")
    [event] = [e for e in announced if isinstance(e, ProposalDeclined)]
    assert event.reason == "schedule"
    with pytest.raises(Refused, match="PROPOSAL_NOT_OPEN"):
        market.accept_proposal(actor=desk.client, proposal_id=proposal.id)


def test_a_forgotten_proposal_is_answered_by_the_clock(desk: Desk) -> None:
    proposal = desk.propose()
    with clock.at(jst(2026, 12, 9, 23)):
        assert market.answer_forgotten_proposals() == 0
    with clock.at(jst(2026, 12, 10, 0, 10)):
        assert market.answer_forgotten_proposals() == 1
        assert market.answer_forgotten_proposals() == 0
    assert Proposal.objects.get(id=proposal.id).decline_reason == "withdrawn_job"
