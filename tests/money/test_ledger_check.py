"""ledger_check finds what is really wrong: every proof is broken for real, with the guards switched off."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.money.conftest import Teller
from yuiwork.japan.zengin import Direction
from yuiwork.money import api as money
from yuiwork.money.checks import run_all

FRIDAY = date(2026, 11, 27)


GUARDED = (
    "money_entry",
    "money_transfer",
    "money_accountbalance",
    "money_account",
    "money_hold",
    "money_importedline",
)


@contextmanager
def guards_off() -> Iterator[None]:
    """Our triggers do not fire: as if somebody with all rights had edited the tables."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in GUARDED:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in GUARDED:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def tamper(sql: str) -> None:
    with guards_off(), connection.cursor() as cursor:
        cursor.execute(sql)
        assert cursor.rowcount > 0, "nothing was tampered with: the test proves nothing"


@pytest.fixture
def busy(teller: Teller) -> Teller:
    """A ledger in which everything has happened once."""
    teller.register_account()
    hold = teller.funded(99_790)
    teller.release(hold, payee_amount=94_290, fee_amount=5_000, fee_tax=500)
    teller.pay_out(FRIDAY, fee=145)
    later = teller.request(55_000)
    teller.upload(
        teller.notice(
            teller.deposit(55_000, edi=later.payment_reference, on=FRIDAY),
            teller.deposit(1_000, name="ﾀﾅｶ", on=FRIDAY),
            teller.deposit(7_000, name="ｽｽﾞｷ", on=FRIDAY),
            teller.deposit(7_000, name="ｽｽﾞｷ", on=FRIDAY, cancel=True),
            on=FRIDAY,
        )
    )
    return teller


def failed() -> set[str]:
    return {result.code for result in run_all() if not result.passed}


def test_a_sound_ledger_passes_every_proof(busy: Teller) -> None:
    out = StringIO()
    call_command("ledger_check", stdout=out)
    assert "FAIL" not in out.getvalue()
    assert "10 of 10" in out.getvalue()


@pytest.mark.parametrize(
    ("sql", "codes"),
    [
        pytest.param(
            "UPDATE money_entry SET amount = amount + 1 WHERE id = (SELECT min(id) FROM money_entry)",
            {"TRANSFERS_BALANCE", "DEBITS_EQUAL_CREDITS", "BALANCES_EQUAL_ENTRIES"},
            id="an amount was changed",
        ),
        pytest.param(
            "UPDATE money_accountbalance b SET debits = debits + 100 FROM money_account a"
            " WHERE a.id = b.account_id AND a.code = 'bank'",
            {"BALANCES_EQUAL_ENTRIES", "HAVE_EQUALS_OWE"},
            id="a balance was changed",
        ),
        pytest.param(
            "UPDATE money_hold SET state = 'released', released_amount = amount WHERE state = 'funded'",
            {"HOLDS_AGREE"},
            id="a hold was marked released without a transfer",
        ),
        pytest.param(
            "UPDATE money_payout SET state = 'exported'",
            {"IN_TRANSIT_EXPLAINED"},
            id="a payout was marked unsent",
        ),
        pytest.param(
            "UPDATE money_importedline SET state = 'explained' WHERE state = 'suspense'",
            {"SUSPENSE_EXPLAINED"},
            id="a suspense line was hidden",
        ),
        pytest.param(
            "DELETE FROM money_entry e USING money_transfer t WHERE t.id = e.transfer_id AND t.kind = 'payout'",
            {"TRANSFERS_BALANCE", "BALANCES_EQUAL_ENTRIES", "NEVER_BELOW_ZERO"},
            id="a transfer lost its entries",
        ),
    ],
)
def test_tampering_is_found(busy: Teller, sql: str, codes: set[str]) -> None:
    tamper(sql)
    assert failed() == codes


def test_paying_out_more_than_was_owed_is_found(busy: Teller) -> None:
    tamper(
        "UPDATE money_entry e SET amount = e.amount + 10 FROM money_transfer t"
        " WHERE t.id = e.transfer_id AND t.kind = 'payout'"
    )
    assert "NEVER_BELOW_ZERO" in failed()


def test_a_crooked_reversal_is_found(busy: Teller) -> None:
    tamper(
        "UPDATE money_entry e SET amount = e.amount - 1 FROM money_transfer t"
        " WHERE t.id = e.transfer_id AND t.reverses_id IS NOT NULL"
    )
    assert "REVERSALS_MIRROR" in failed()


def test_a_wrong_ledger_ends_the_command_with_an_error_and_names_the_place(busy: Teller) -> None:
    tamper("UPDATE money_hold SET state = 'released', released_amount = amount WHERE state = 'funded'")
    out = StringIO()
    with pytest.raises(CommandError, match="HOLDS_AGREE"):
        call_command("ledger_check", stdout=out)
    assert "ESCROW-" in out.getvalue()
    assert "55,000円" in out.getvalue()


def test_x_10_bank_and_ledger_differ_by_440_yen_so_payouts_stop(teller: Teller) -> None:
    teller.register_account()
    teller.upload(teller.statement(0, teller.row(Direction.IN, 1_250_000)))
    assert failed() == set()
    day = date(2026, 11, 26)
    teller.upload(teller.statement(1_250_000, teller.row(Direction.OUT, 440, on=day), from_on=day, to_on=day))
    assert failed() == {"BANK_AGREES"}


def test_the_snapshot_can_be_read_and_compared(teller: Teller) -> None:
    hold = teller.funded(99_790)
    teller.release(hold, payee_amount=94_290, fee_amount=5_000, fee_tax=500)
    first, second = StringIO(), StringIO()
    call_command("ledger_snapshot", stdout=first)
    call_command("ledger_snapshot", stdout=second)
    text = first.getvalue()
    assert text == second.getvalue()
    assert "山田 花子" in text
    assert hold.payment_reference in text
    assert text.count("94,290円") == 2  # the entry and the balance
    assert money.hold(hold.id).state == money.HoldState.RELEASED
