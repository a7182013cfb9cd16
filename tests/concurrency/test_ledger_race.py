"""Two at once on the same money: the locks hold; without them (the control) the same race pays twice."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Sum

from tests import racing
from tests.cast import SYSTEM, Cast
from tests.money.conftest import Teller
from tests.racing import at_once
from yuiwork.core.errors import Refused
from yuiwork.money import api as money
from yuiwork.money.checks import run_all
from yuiwork.money.models import Entry, Hold, ImportedLine, Transfer
from yuiwork.money.use_cases import settle
from yuiwork.money.use_cases.hold_rows import lock_hold

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
HELD = 55_000
Meeting = Callable[[Callable[[UUID], Hold]], None]


@pytest.fixture
def teller(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Teller:
    monkeypatch.setattr("yuiwork.core.events._dispatcher", lambda event: None)
    return Teller(cast)


@pytest.fixture
def meeting(monkeypatch: pytest.MonkeyPatch) -> Meeting:
    """Make both wait for each other right after each has read the hold, read by the given function."""

    def install(read: Callable[[UUID], Hold]) -> None:
        monkeypatch.setattr(settle, "lock_hold", racing.meeting()(read))

    return install


def releasing(hold: money.HoldView, payee_id: UUID, key: str) -> Callable[[], object]:
    def release() -> object:
        with transaction.atomic():
            return money.release_hold(
                actor=SYSTEM,
                hold_id=hold.id,
                key=key,
                occurred_on=date(2026, 11, 30),
                payee_id=payee_id,
                payee_amount=hold.amount,
                fee_amount=0,
                fee_tax=0,
            )

    return release


def both_payees(teller: Teller, hold: money.HoldView) -> list[Callable[[], object]]:
    """Two acceptances that know nothing of each other, each giving all to somebody else."""
    return [
        releasing(hold, teller.cast.hanako, "by the client"),
        releasing(hold, teller.cast.sato, "by silence"),
    ]


def credited_to_workers() -> int:
    credits = Entry.objects.filter(account__owner_type="user", side="C")
    return credits.aggregate(total=Sum("amount"))["total"] or 0


def unlocked(hold_id: UUID) -> Hold:
    return Hold.objects.get(id=hold_id)


GUARDS = (("money_entry", "money_entry_apply"), ("money_account", "money_account_keep"))


@contextmanager
def without_the_guards() -> Iterator[None]:
    """The database watches neither the entries nor the closing of accounts."""
    _guards("DISABLE")
    try:
        yield
    finally:
        _guards("ENABLE")


def _guards(switch: str) -> None:
    with connection.cursor() as cursor:
        for table, trigger in GUARDS:
            cursor.execute(f"ALTER TABLE {table} {switch} TRIGGER {trigger}")


def test_two_acceptances_at_once_release_a_hold_once(teller: Teller, meeting: Meeting) -> None:
    hold = teller.funded(HELD)
    actions = both_payees(teller, hold)
    meeting(lock_hold)
    outcomes = at_once(*actions)
    assert [outcome.code for outcome in outcomes if isinstance(outcome, Refused)] == ["MORE_THAN_HELD"]
    assert credited_to_workers() == HELD
    assert all(result.passed for result in run_all())


def test_control_without_the_lock_the_database_still_refuses_the_second(
    teller: Teller, meeting: Meeting
) -> None:
    hold = teller.funded(HELD)
    actions = both_payees(teller, hold)
    meeting(unlocked)
    outcomes = at_once(*actions)
    assert len([outcome for outcome in outcomes if isinstance(outcome, IntegrityError)]) == 1
    assert credited_to_workers() == HELD


def test_control_without_lock_and_guards_the_same_race_pays_twice(teller: Teller, meeting: Meeting) -> None:
    hold = teller.funded(HELD)
    actions = both_payees(teller, hold)
    meeting(unlocked)
    with without_the_guards():
        outcomes = at_once(*actions)
    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert credited_to_workers() == 2 * HELD
    assert "NEVER_BELOW_ZERO" in {result.code for result in run_all() if not result.passed}


def test_the_same_request_twice_at_once_is_one_transfer(teller: Teller) -> None:
    hold = teller.funded(HELD)
    action = releasing(hold, teller.cast.hanako, "the one acceptance")
    first, second = at_once(action, action)
    assert first == second
    assert isinstance(first, money.TransferView)
    assert Transfer.objects.filter(key="the one acceptance").count() == 1


def test_the_same_file_uploaded_twice_at_once_is_imported_once(teller: Teller) -> None:
    hold = teller.request(HELD)
    content = teller.notice(teller.deposit(HELD, edi=hold.payment_reference))
    operator = teller.operator

    def upload() -> object:
        return money.import_statement(actor=operator, content=content, filename="twice.txt")

    results = [outcome for outcome in at_once(upload, upload) if isinstance(outcome, money.ImportResult)]
    assert sorted(result.new_lines for result in results) == [0, 1]
    assert ImportedLine.objects.count() == 1
    assert teller.balances() == {"bank": HELD, "escrow": HELD}


def test_one_run_exported_twice_at_once_is_one_file_and_one_payout(teller: Teller) -> None:
    teller.register_account()
    teller.release(teller.funded(HELD))
    operator = teller.operator
    run = money.prepare_payout_run(actor=operator, run_on=money.next_payout_date(date(2026, 11, 24)))

    def export() -> object:
        return money.export_payout_run(actor=operator, run_id=run.id)

    first, second = at_once(export, export)
    assert isinstance(first, bytes)
    assert first == second
    assert teller.balances()["payout-in-transit"] == HELD


def test_many_releases_on_shared_accounts_do_not_block_each_other_for_good(teller: Teller) -> None:
    """Fee, tax and payee accounts are shared by all: opposite lock orders would end in a deadlock."""
    held = [teller.funded(amount) for amount in (10_000, 11_000, 12_000, 13_000, 14_000, 15_000)]
    payee = teller.cast.hanako

    def run(mine: list[money.HoldView]) -> Callable[[], object]:
        def go() -> object:
            return [releasing(hold, payee, f"release:{hold.id}")() for hold in mine]

        return go

    outcomes = at_once(run(held[0::2]), run(held[1::2]))
    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    assert credited_to_workers() == sum(hold.amount for hold in held)
    assert all(result.passed for result in run_all())
