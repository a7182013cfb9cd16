"""What the database refuses, whoever asks: raw SQL past all Python (money.md 7.2, invariants)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction

from tests.money.conftest import Teller
from yuiwork.money import api as money
from yuiwork.money.models import Account, AccountBalance, Entry, Hold, Transfer


def sql(text: str, *values: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(text, values)


def commit_checks() -> None:
    """What COMMIT would do to the deferred triggers."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@contextmanager
def refused(match: str) -> Iterator[None]:
    """What happens inside is refused for this reason, and leaves nothing behind."""
    with pytest.raises(IntegrityError, match=match), transaction.atomic():
        yield


def account(code: str) -> UUID:
    return Account.objects.get(code=code).id


def insert_transfer(amount: int, entries: int, *, reverses: UUID | None = None) -> UUID:
    transfer_id = uuid4()
    sql(
        "INSERT INTO money_transfer (id, created_at, key, key_hash, kind, occurred_on, amount, entry_count, actor,"
        " memo, ref_type, reverses_id) VALUES (%s, now(), %s, '', %s, '2026-11-25', %s, %s, 'raw', '', '', %s)",
        transfer_id,
        str(transfer_id),
        "reversal" if reverses else "explained",
        amount,
        entries,
        reverses,
    )
    return transfer_id


def insert_entry(transfer_id: UUID, code: str, seq: int, side: str, amount: int) -> None:
    sql(
        "INSERT INTO money_entry (transfer_id, account_id, seq, side, amount) VALUES (%s, %s, %s, %s, %s)",
        transfer_id,
        account(code),
        seq,
        side,
        amount,
    )


@pytest.fixture
def ledger(teller: Teller) -> Teller:
    """A funded hold of 55,000 and 7,000 in suspense."""
    hold = teller.request(55_000)
    teller.upload(
        teller.notice(teller.deposit(55_000, edi=hold.payment_reference), teller.deposit(7_000, name="ﾀﾅｶ"))
    )
    commit_checks()
    return teller


def test_a_transfer_that_does_not_balance_is_refused_at_commit(ledger: Teller) -> None:
    with refused("does not balance"):
        transfer_id = insert_transfer(10, 2)
        insert_entry(transfer_id, "bank", 1, "D", 10)
        insert_entry(transfer_id, "suspense", 2, "C", 9)
        commit_checks()


def test_a_transfer_without_its_entries_is_refused_at_commit(ledger: Teller) -> None:
    with refused("does not balance"):
        insert_transfer(10, 2)
        commit_checks()


def test_a_transfer_of_a_single_entry_is_refused(ledger: Teller) -> None:
    with refused("money_transfer_two_entries"):
        insert_transfer(10, 1)


def test_nothing_can_be_added_to_a_finished_transfer(ledger: Teller) -> None:
    transfer = Transfer.objects.get(kind="funding")
    with refused("is sealed"):
        insert_entry(transfer.id, "bank", 3, "D", 10)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE money_transfer SET memo = 'x'",
        "DELETE FROM money_transfer",
        "UPDATE money_entry SET amount = 1",
        "DELETE FROM money_entry",
        "DELETE FROM money_account",
        "DELETE FROM money_hold",
        "DELETE FROM money_importedline",
        "DELETE FROM money_statementimport",
        "UPDATE money_accountbalance SET credits = credits + 1",
        "DELETE FROM money_accountbalance",
    ],
)
def test_what_is_written_stays_as_it_is(ledger: Teller, statement: str) -> None:
    with refused(r"append-only|by hand refused"):
        sql(statement)


@pytest.mark.parametrize(
    "change", ["amount = amount + 1", "payer_id = gen_random_uuid()", "ref_id = gen_random_uuid()"]
)
def test_a_hold_keeps_its_order_payer_and_amount(ledger: Teller, change: str) -> None:
    with refused("keeps its order, payer and amount"):
        sql(f"UPDATE money_hold SET {change}")


@pytest.mark.parametrize(
    "change", ["code = 'x'", "kind = 'asset'", "owner_id = NULL, owner_type = 'platform'"]
)
def test_an_account_keeps_its_code_kind_and_owner(ledger: Teller, change: str) -> None:
    with refused("keeps its code, kind and owner"):
        sql(f"UPDATE money_account SET {change} WHERE code LIKE 'escrow:%%'")


def test_a_hold_never_goes_below_zero(ledger: Teller) -> None:
    hold = Hold.objects.select_related("account").get()
    with refused("would be 1 yen below zero"):
        transfer_id = insert_transfer(55_001, 2)
        insert_entry(transfer_id, hold.account.code, 1, "D", 55_001)


def test_no_switch_lets_a_hold_go_below_zero(ledger: Teller) -> None:
    with refused("money_account_hold_never_negative"):
        sql("UPDATE money_account SET allow_negative = true WHERE code LIKE 'escrow:%%'")


def test_another_liability_may_go_below_zero_only_if_its_account_says_so(ledger: Teller) -> None:
    with refused("below zero"):
        transfer_id = insert_transfer(7_001, 2)
        insert_entry(transfer_id, "suspense", 1, "D", 7_001)
    sql("UPDATE money_account SET allow_negative = true WHERE code = 'suspense'")
    transfer_id = insert_transfer(7_001, 2)
    insert_entry(transfer_id, "suspense", 1, "D", 7_001)
    insert_entry(transfer_id, "bank", 2, "C", 7_001)
    commit_checks()
    with refused("is below zero"):
        sql("UPDATE money_account SET allow_negative = false WHERE code = 'suspense'")


def test_a_closed_account_takes_no_entry(ledger: Teller) -> None:
    sql("UPDATE money_account SET closed_at = now() WHERE code = 'own-funds'")
    with refused("is closed"):
        transfer_id = insert_transfer(10, 2)
        insert_entry(transfer_id, "own-funds", 1, "C", 10)


def test_an_account_with_money_in_it_cannot_be_closed(ledger: Teller) -> None:
    with refused("still holds 7000 yen"):
        sql("UPDATE money_account SET closed_at = now() WHERE code = 'suspense'")


@pytest.mark.parametrize(("column", "value"), [("amount", 0), ("amount", -5), ("side", "X")])
def test_an_entry_is_positive_and_has_a_side(ledger: Teller, column: str, value: object) -> None:
    with refused("money_entry_"):
        transfer_id = insert_transfer(10, 2)
        values: dict[str, object] = {"side": "D", "amount": 10} | {column: value}
        insert_entry(transfer_id, "bank", 1, str(values["side"]), int(str(values["amount"])))


def test_a_reversal_must_mirror_exactly(ledger: Teller) -> None:
    deposit = Transfer.objects.get(kind="deposit", amount=7_000)
    with refused("does not mirror"):
        transfer_id = insert_transfer(6_999, 2, reverses=deposit.id)
        insert_entry(transfer_id, "suspense", 1, "D", 6_999)
        insert_entry(transfer_id, "bank", 2, "C", 6_999)
        commit_checks()


def test_a_transfer_is_reversed_at_most_once(ledger: Teller) -> None:
    deposit = Transfer.objects.get(kind="deposit", amount=7_000)
    with refused("reverses"):
        transfer_id = insert_transfer(7_000, 2, reverses=deposit.id)
        insert_entry(transfer_id, "suspense", 1, "D", 7_000)
        insert_entry(transfer_id, "bank", 2, "C", 7_000)
        commit_checks()
        insert_transfer(7_000, 2, reverses=deposit.id)


@pytest.mark.parametrize("amount", [0, -1])
def test_there_is_no_hold_for_nothing(ledger: Teller, amount: int) -> None:
    with refused("money_hold_amount"):
        sql(
            "INSERT INTO money_hold (id, created_at, key, key_hash, ref_type, ref_id, payer_id, payer_name, payer_kana,"
            " payer_match_key, memo, amount, payment_reference, state, released_amount, refunded_amount, account_id)"
            " VALUES (gen_random_uuid(), now(), 'k', '', 'x', gen_random_uuid(), gen_random_uuid(), '', '', '', '', %s,"
            " 'ESCROW-0', 'requested', 0, 0, gen_random_uuid())",
            amount,
        )


@pytest.mark.parametrize(
    "change",
    [
        "state = 'released'",
        "state = 'requested'",
        "state = 'somewhere'",
        "released_amount = 56000",
        "refunded_amount = -1",
        "funded_on = NULL",
    ],
)
def test_a_state_that_contradicts_the_amounts_is_refused(ledger: Teller, change: str) -> None:
    with refused("money_hold_"):
        sql(f"UPDATE money_hold SET {change}")


def test_balances_follow_raw_entries_too(ledger: Teller) -> None:
    transfer_id = insert_transfer(10, 2)
    insert_entry(transfer_id, "bank", 1, "D", 10)
    insert_entry(transfer_id, "suspense", 2, "C", 10)
    commit_checks()
    assert AccountBalance.objects.get(account__code="suspense").credits == 7_010
    assert Entry.objects.filter(transfer_id=transfer_id).count() == 2
    assert money.payable_of(uuid4()) == 0
