"""A bank file brings the deposit at the moment both sides end the contract: one waits for the other, nobody is killed."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError

from tests import racing
from tests.cast import Cast
from tests.market.bank import pay_in
from tests.market.desk import Desk
from tests.racing import at_once
from yuiwork.core.events import Event
from yuiwork.core.transactions import inside_transaction
from yuiwork.market import api as market
from yuiwork.market import handlers
from yuiwork.market.models import Contract
from yuiwork.money import api as money
from yuiwork.money.events import HoldFunded

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
LOCKS = import_module("yuiwork.market.use_cases.locks")


def tell_the_market(event: Event) -> None:
    """The wire that runs inside the import's own transaction."""
    if isinstance(event, HoldFunded):
        handlers.on_hold_funded(event)


@pytest.fixture
def desk(cast: Cast, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Desk:
    monkeypatch.setattr("yuiwork.core.events._dispatcher", tell_the_market)
    settings.MEDIA_ROOT = tmp_path
    return Desk(cast)


@pytest.fixture
def race(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[..., Contract]], list[object]]:
    """The worker gives the work back, the client agrees, and the deposit comes in, each holding its first rows."""

    def run(lock_contract: Callable[..., Contract]) -> list[object]:
        meet = racing.meeting()
        contract = desk.contract
        market.ask_cancellation(actor=desk.worker, contract_id=contract.id, reason="家族が入院しました。")
        client, hold = desk.client, money.hold(contract.hold_id)
        bank_file = import_module("yuiwork.money.use_cases.import_statement")
        monkeypatch.setattr(bank_file, "lock_holds", meet(bank_file.lock_holds))
        monkeypatch.setattr(LOCKS, "lock_contract", meet(lock_contract))
        return at_once(
            lambda: market.answer_cancellation(actor=client, contract_id=contract.id, agree=True).state,
            lambda: pay_in(hold),
        )

    return run


@inside_transaction
def contract_first(contract_id: UUID) -> Contract:
    return Contract.objects.select_for_update().get(id=contract_id)


def test_the_contract_ends_and_the_deposit_goes_back(race: Callable[..., list[object]], desk: Desk) -> None:
    assert race(LOCKS.lock_contract) == ["cancelled", None]
    assert money.hold(desk.contract.hold_id).remaining == 0


def test_control_taking_the_contract_first_ends_in_a_deadlock(race: Callable[..., list[object]]) -> None:
    outcomes = race(contract_first)
    assert [isinstance(outcome, OperationalError) for outcome in outcomes].count(True) == 1, outcomes
