"""Two presses at once: one contract, one notice, one pay. The controls show the same races without the locks."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError

from tests import racing
from tests.cast import Cast
from tests.market.desk import ACCEPTANCE_TIME, Desk, jst
from tests.racing import Read, at_once
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Refused
from yuiwork.core.transactions import inside_transaction
from yuiwork.market import api as market
from yuiwork.market.models import Contract, Job, Proposal, TermsNotice, WithholdingLine
from yuiwork.money import api as money

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(cast: Cast, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Desk:
    monkeypatch.setattr("yuiwork.core.events._dispatcher", lambda event: None)
    settings.MEDIA_ROOT = tmp_path
    return Desk(cast)


@pytest.fixture
def meeting(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str, Read], None]:
    """Make both wait for each other right after each has read its rows, read by the given function."""

    def install(module: str, name: str, read: Read) -> None:
        monkeypatch.setattr(import_module(module), name, racing.meeting()(read))

    return install


ACCEPT = "yuiwork.market.use_cases.accept_proposal"
LOCKS = import_module("yuiwork.market.use_cases.locks")


def accepting(actor: Actor, proposal: Proposal) -> Callable[[], object]:
    return lambda: market.accept_proposal(actor=actor, proposal_id=proposal.id).id


@inside_transaction
def read_without_lock(_actor: Actor, proposal_id: UUID) -> tuple[Job, Proposal]:
    proposal = Proposal.objects.get(id=proposal_id)
    return Job.objects.select_related("organisation", "coached_programme").get(id=proposal.job_id), proposal


def test_a_double_click_agrees_one_contract(desk: Desk, meeting: Callable[[str, str, Read], None]) -> None:
    proposal, client = desk.propose(), desk.client
    meeting(ACCEPT, "lock_received_proposal", LOCKS.lock_received_proposal)
    outcomes = at_once(accepting(client, proposal), accepting(client, proposal))
    contract = Contract.objects.get()
    assert outcomes == [contract.id, contract.id]
    assert TermsNotice.objects.count() == 1
    assert money.hold(contract.hold_id).state == "requested"


def test_two_people_chosen_at_once_make_one_contract(
    desk: Desk, meeting: Callable[[str, str, Read], None]
) -> None:
    one, other, client = desk.propose(), desk.propose(user_id=desk.cast.sato), desk.client
    meeting(ACCEPT, "lock_received_proposal", LOCKS.lock_received_proposal)
    outcomes = at_once(accepting(client, one), accepting(client, other))
    contract = Contract.objects.get()
    [refusal] = [outcome for outcome in outcomes if outcome != contract.id]
    assert isinstance(refusal, Refused)
    assert refusal.code == "PROPOSAL_NOT_OPEN"
    assert sorted(Proposal.objects.values_list("state", flat=True)) == ["accepted", "declined"]


def test_control_without_the_lock_the_second_press_crashes_into_the_database(
    desk: Desk, meeting: Callable[[str, str, Read], None]
) -> None:
    one, other, client = desk.propose(), desk.propose(user_id=desk.cast.sato), desk.client
    meeting(ACCEPT, "lock_received_proposal", read_without_lock)
    outcomes = at_once(accepting(client, one), accepting(client, other))
    assert [isinstance(outcome, DatabaseError) for outcome in outcomes].count(True) == 1, outcomes
    assert Contract.objects.count() == 1, "the guard of the database holds even then"


def test_the_client_and_the_clock_accept_at_once_and_pay_once(
    desk: Desk, meeting: Callable[[str, str, Read], None]
) -> None:
    contract, client = desk.delivered(), desk.client
    module = "yuiwork.market.use_cases.accept_delivery"
    meeting(module, "lock_contract", LOCKS.lock_contract)
    with clock.at(jst(2026, 12, 17)):
        outcomes = at_once(
            lambda: market.accept_delivery(actor=client, contract_id=contract.id).state,
            lambda: market.accept_by_silence(actor=Actor.for_system("clock"), contract_id=contract.id),
        )
    assert outcomes[0] == "accepted"
    assert money.payable_of(desk.cast.hanako) == 94_290
    assert WithholdingLine.objects.count() == 1


def test_two_agreements_at_the_same_moment_get_two_numbers(desk: Desk) -> None:
    jobs = [desk.publish(title=title) for title in ("一つめ", "二つめ")]
    proposals, client = [desk.propose(job) for job in jobs], desk.client
    with clock.at(ACCEPTANCE_TIME.replace(month=11, day=25)):
        outcomes = at_once(*(accepting(client, proposal) for proposal in proposals))
    assert len(set(outcomes)) == 2
    numbers = TermsNotice.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == ["TN-2026-000001", "TN-2026-000002"]
