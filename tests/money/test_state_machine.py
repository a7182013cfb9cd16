"""Any order of requests, deposits, cancellations, releases, refunds and payouts leaves a ledger that proves itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.cast import SYSTEM, Cast
from tests.money.conftest import Teller
from yuiwork.core import clock
from yuiwork.core.errors import Conflict, Refused
from yuiwork.japan.dates import JST
from yuiwork.money import api as money
from yuiwork.money.checks import run_all
from yuiwork.money.models import ImportedLine, LineState, Payout

AMOUNTS = st.integers(min_value=1, max_value=200_000)
START = date(2026, 11, 24)


@contextmanager
def perhaps_refused(*codes: str) -> Iterator[None]:
    """It may be too early or too much, and then the ledger says so; anything else is a fault."""
    try:
        yield
    except Refused as refusal:
        if refusal.code not in codes:
            raise


def _in_suspense() -> QuerySet[ImportedLine]:
    return ImportedLine.objects.filter(state=LineState.SUSPENSE).order_by("id")


class LedgerMachine(RuleBasedStateMachine):
    """The rooms above, the operator and the bank, doing anything they may in any order."""

    holds: Bundle[money.HoldView] = Bundle("holds")
    teller: Teller

    @initialize(target=holds, amounts=st.lists(AMOUNTS, min_size=2, max_size=4))
    def begin(self, amounts: list[int]) -> MultipleResults[money.HoldView]:
        """Some orders are funded from the start, so that most sequences get as far as paying people."""
        self.savepoint = transaction.atomic()
        # Use-cases open the outermost transaction themselves; here that is the one of the example.
        self.savepoint._from_testcase = True  # type: ignore[attr-defined]
        self.savepoint.__enter__()
        self.day = START
        return multiple(*(self.teller.funded(amount) for amount in amounts))

    def teardown(self) -> None:
        if hasattr(self, "savepoint"):
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)

    @rule(target=holds, amount=AMOUNTS)
    def request(self, amount: int) -> money.HoldView:
        return self.teller.request(amount)

    @rule(hold=holds, difference=st.sampled_from([0, 0, 0, -1, 1, 500]), named=st.booleans())
    def deposit(self, hold: money.HoldView, difference: int, named: bool) -> None:
        amount = max(hold.amount + difference, 1)
        edi = hold.payment_reference if named else ""
        day = self.day
        self.teller.upload(self.teller.notice(self.teller.deposit(amount, edi=edi, on=day), on=day))

    @rule(hold=holds)
    def bank_takes_back(self, hold: money.HoldView) -> None:
        back = self.teller.deposit(hold.amount, edi=hold.payment_reference, on=self.day, cancel=True)
        self.teller.upload(self.teller.notice(back, on=self.day))

    @rule(hold=holds, share=st.integers(min_value=1, max_value=10), twice=st.booleans())
    def release(self, hold: money.HoldView, share: int, twice: bool) -> None:
        pay = max(hold.amount * share // 10, 1)
        fee = (hold.amount - pay) // 2
        key = str(uuid4())
        for _ in range(2 if twice else 1):
            with perhaps_refused("NOT_FUNDED", "MORE_THAN_HELD"):
                self.teller.release(hold, key=key, payee_amount=pay, fee_amount=fee)

    @rule(hold=holds, amount=AMOUNTS)
    def refund(self, hold: money.HoldView, amount: int) -> None:
        with perhaps_refused("NOT_FUNDED", "MORE_THAN_HELD"):
            self.teller.refund(hold, amount, key=f"refund:{hold.id}:{amount}")

    @rule(hold=holds)
    def cancel(self, hold: money.HoldView) -> None:
        with perhaps_refused("NOT_NOW"):
            self.teller.cancel(hold)

    @rule(hold=holds)
    def reuse_the_key(self, hold: money.HoldView) -> None:
        with pytest.raises(Conflict):
            self.teller.request(hold.amount + 1, key=f"contract:{hold.ref_id}", ref_id=hold.ref_id)

    @precondition(lambda _: _in_suspense().exists())
    @rule(hold=holds)
    def match_by_hand(self, hold: money.HoldView) -> None:
        money.match_deposit(actor=SYSTEM, line_id=_in_suspense()[0].id, hold_id=hold.id)

    @precondition(lambda self: money.payable_of(self.teller.cast.hanako) > 0)
    @rule(fee=st.integers(min_value=0, max_value=500), comes_back=st.booleans())
    def pay_out(self, fee: int, comes_back: bool) -> None:
        self.day = money.next_payout_date(self.day)
        with clock.at(datetime.combine(self.day, time(15), JST)):
            run = money.prepare_payout_run(actor=SYSTEM, run_on=self.day)
            money.export_payout_run(actor=SYSTEM, run_id=run.id)
            money.mark_payout_run_sent(actor=SYSTEM, run_id=run.id, sent_on=self.day, fee_total=fee)
            if comes_back:
                payout = Payout.objects.get(run_id=run.id)
                money.return_payout(
                    actor=SYSTEM, payout_id=payout.id, returned_on=self.day + timedelta(days=1)
                )
                self.teller.register_account()

    @invariant()
    def proves_itself(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        assert [result for result in run_all() if not result.passed] == []


@pytest.fixture
def bank(cast: Cast, announced: list[object]) -> Teller:
    """A teller whose payee has an account, before the first step."""
    teller = Teller(cast)
    teller.register_account()
    assert teller.operator.is_operator
    assert cast.aozora
    return teller


def test_no_order_of_events_breaks_the_ledger(bank: Teller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yuiwork.money.use_cases.payment_statement.render_pdf", lambda *_: b"%PDF")
    LedgerMachine.teller = bank
    run_state_machine_as_test(
        LedgerMachine,
        settings=settings(
            max_examples=12,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )
