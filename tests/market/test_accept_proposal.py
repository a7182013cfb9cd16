"""Agreeing: one transaction, one contract, whatever is clicked twice."""

from datetime import date
from importlib import import_module

import pytest

from tests.market.desk import Desk, jst
from yuiwork.core import clock
from yuiwork.core.errors import Conflict, Refused
from yuiwork.core.events import Event
from yuiwork.market import api as market
from yuiwork.market.events import ContractAgreed, ProposalDeclined
from yuiwork.market.models import Contract, NoticeCounter, Proposal, TermsNotice
from yuiwork.money import api as money
from yuiwork.people import api as people


def test_a_second_click_returns_the_same_contract(desk: Desk, announced: list[Event]) -> None:
    proposal = desk.propose()
    first, second = desk.agree(proposal), desk.agree(proposal)
    assert first.id == second.id
    assert TermsNotice.objects.count() == 1
    assert len([e for e in announced if isinstance(e, ContractAgreed)]) == 1


def test_the_deposit_is_asked_for_in_the_same_transaction(desk: Desk) -> None:
    contract = desk.contract
    hold = money.hold(contract.hold_id)
    assert (hold.state, hold.amount, hold.ref_id) == ("requested", 99_790, contract.id)
    assert hold.payment_reference == contract.payment_reference
    request = market.payment_request(contract.id)
    assert (request.amount, request.reference) == (99_790, contract.payment_reference)


def test_everybody_else_reads_a_reason(desk: Desk, announced: list[Event]) -> None:
    other = desk.propose(user_id=desk.cast.sato)
    desk.agree()
    assert Proposal.objects.get(id=other.id).decline_reason == "filled"
    assert [e.proposal_id for e in announced if isinstance(e, ProposalDeclined)] == [other.id]


def test_a_second_person_cannot_be_chosen_for_the_same_job(desk: Desk) -> None:
    other = desk.propose(user_id=desk.cast.sato)
    desk.agree()
    with pytest.raises(Refused, match="PROPOSAL_NOT_OPEN"):
        desk.agree(other)


def test_if_any_part_fails_nothing_has_happened(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    proposal = desk.propose()

    def broken(**_values: object) -> None:
        raise RuntimeError("the printer is on fire")

    monkeypatch.setattr(import_module("yuiwork.market.use_cases.accept_proposal"), "issue_notice", broken)
    with pytest.raises(RuntimeError):
        desk.agree(proposal)
    proposal.refresh_from_db()
    assert proposal.state == "sent"
    assert not Contract.objects.exists()
    assert not NoticeCounter.objects.exists()
    assert not money.holds_for([proposal.id])


def test_consent_withdrawn_meanwhile_stops_the_agreement(desk: Desk) -> None:
    proposal = desk.propose()
    people.give_consent(actor=desk.worker, kind=people.ConsentKind.AGENCY, version="test", given=False)
    with pytest.raises(Refused, match="AGENCY_CONSENT_MISSING"):
        desk.agree(proposal)


def test_a_day_of_delivery_that_has_passed_needs_a_new_proposal(desk: Desk) -> None:
    proposal = desk.propose(delivery_on=date(2026, 11, 27))
    with pytest.raises(Conflict, match="DELIVERY_DATE_PAST"), clock.at(jst(2026, 11, 27)):
        desk.agree(proposal)


def test_after_the_last_day_the_client_still_chooses_among_those_in_time(desk: Desk) -> None:
    proposal = desk.propose()
    with clock.at(jst(2026, 12, 1)):
        market.close_expired_jobs()
        contract = desk.agree(proposal)
    assert contract.state == market.ContractState.AGREED


def test_the_date_of_the_order_is_the_day_of_the_agreement_in_japan(desk: Desk) -> None:
    proposal = desk.propose()
    with clock.at(jst(2026, 11, 26, 0, 30)):  # still the 25th in UTC
        contract = desk.agree(proposal)
    assert contract.notice.terms.content["ordered_on"] == "2026-11-26"


def test_a_client_learns_nothing_of_a_contract_of_another_firm(desk: Desk) -> None:
    from yuiwork.core.errors import NotFound

    contract = desk.contract
    for user in (desk.cast.emi, desk.cast.sato, desk.cast.takeda, desk.cast.oper):
        with pytest.raises(NotFound):
            market.contract_for(desk.cast.actor(user), contract.id)
