"""Rules of every row, kept by the database itself: these tests go round the use-cases on purpose."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from tests.market.desk import Desk, jst
from yuiwork.core import clock
from yuiwork.market.models import Contract


def run(sql: str, *values: Any) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, values)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def alter(sql: str) -> None:
    """Change the table itself for one test; what is pending is checked first."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE market_contract {sql}")


def refused(sql: str, *values: Any) -> str:
    with pytest.raises(DatabaseError) as caught:
        run(sql, *values)
    return str(caught.value)


_UNIQUE = {"id", "notice_id", "hold_id", "payment_reference", "job_id", "proposal_id"}
_COPIED = ", ".join(f'"{f.column}"' for f in Contract._meta.concrete_fields if f.column not in _UNIQUE)
COPY = (
    f"INSERT INTO market_contract (id, notice_id, hold_id, payment_reference, job_id, proposal_id, {_COPIED}) "
    f"SELECT %s, {{notice}}, %s, 'X', NULL, NULL, {_COPIED} FROM market_contract WHERE id = %s"
)


def test_a_contract_without_a_notice_is_impossible(desk: Desk) -> None:
    contract = desk.contract
    assert "notice_id" in refused(COPY.format(notice="NULL"), uuid4(), uuid4(), contract.id)
    message = refused(COPY.format(notice=f"'{uuid4()}'"), uuid4(), uuid4(), contract.id)
    assert "market_termsnotice" in message


def test_a_contract_cannot_borrow_the_notice_of_another(desk: Desk) -> None:
    first = desk.contract
    alter("DROP CONSTRAINT market_contract_notice_id_key")  # so that the composite key alone has to say no
    message = refused(COPY.format(notice="notice_id"), uuid4(), uuid4(), first.id)
    assert "market_contract_own_notice" in message


@pytest.mark.parametrize(
    "table",
    [
        "market_jobversion",
        "market_termsversion",
        "market_termsnotice",
        "market_contractcriterion",
        "market_delivery",
        "market_deliveryfile",
        "market_revisionrequest",
        "market_contractmessage",
        "market_review",
        "market_withholdingline",
    ],
)
@pytest.mark.django_db
def test_what_was_said_and_sent_is_never_changed(table: str) -> None:
    assert "append-only" in refused(f"DELETE FROM {table}")
    assert "append-only" in refused(f"UPDATE {table} SET created_at = now()")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("pay_net", 90_000),
        ("worker_net", 1),
        ("worker_id", None),
        ("hold_id", None),
        ("client_snapshot", "{}"),
    ],
)
def test_the_agreed_parties_and_amounts_are_frozen(desk: Desk, column: str, value: object) -> None:
    new = value if value is not None else (desk.cast.sato if column == "worker_id" else uuid4())
    message = refused(f"UPDATE market_contract SET {column} = %s WHERE id = %s", new, desk.contract.id)
    assert "fixed by the agreement" in message


def test_a_finished_contract_stays_finished(desk: Desk) -> None:
    contract = desk.accept(desk.delivered())
    message = refused(
        "UPDATE market_contract SET state = 'delivered', accepted_on = NULL, accepted_at = NULL, "
        "accepted_delivery_id = NULL WHERE id = %s",
        contract.id,
    )
    assert "is final" in message


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("state = 'lost'", "market_contract_state"),
        ("state = 'funded'", "market_contract_work_is_funded"),
        ("state = 'accepted', funded_on = '2026-11-25'", "market_contract_accepted_what_and_when"),
        ("state = 'cancelled'", "market_contract_cancelled_on"),
        ("parent_id = id", "market_contract_not_own_parent"),
        ("transfer_amount = transfer_amount + 1", "market_contract_adds_up"),
    ],
)
def test_a_contract_is_consistent_in_every_state(desk: Desk, change: str, constraint: str) -> None:
    assert constraint in refused(f"UPDATE market_contract SET {change} WHERE id = %s", desk.contract.id)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("state = 'open'", "market_job_state"),
        ("fee_amount = 0", "market_job_fee_positive"),
        ("fee_amount = NULL", "market_job_offered_complete"),
        ("expense_policy = ''", "market_job_offered_complete"),
        ("published_at = NULL", "market_job_published_at"),
        ("state = 'closed'", "market_job_closed_on"),
        ("delivery_due_on = apply_until", "market_job_dates"),
        ("tax_mode = 'none'", "market_job_tax_mode"),
    ],
)
def test_a_published_job_is_complete(desk: Desk, change: str, constraint: str) -> None:
    assert constraint in refused(f"UPDATE market_job SET {change} WHERE id = %s", desk.job.id)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ("state = 'maybe'", "market_proposal_state"),
        ("fee_amount = NULL", "market_proposal_sent_complete"),
        ("message = ''", "market_proposal_sent_complete"),
        ("state = 'declined'", "market_proposal_declined_with_reason"),
    ],
)
def test_a_sent_proposal_is_complete_and_declined_with_a_reason(
    desk: Desk, change: str, constraint: str
) -> None:
    proposal = desk.propose()
    assert constraint in refused(f"UPDATE market_proposal SET {change} WHERE id = %s", proposal.id)


def test_one_open_proposal_per_person_and_one_accepted_per_job(desk: Desk) -> None:
    first, second = desk.propose(), desk.propose(user_id=desk.cast.sato)
    assert "market_proposal_one_open" in refused(
        "UPDATE market_proposal SET worker_id = %s WHERE id = %s", desk.cast.hanako, second.id
    )
    run("UPDATE market_proposal SET state = 'accepted' WHERE id = %s", first.id)
    assert "market_proposal_one_accepted" in refused(
        "UPDATE market_proposal SET state = 'accepted' WHERE id = %s", second.id
    )


def test_a_job_has_one_living_contract(desk: Desk) -> None:
    second = desk.agree(desk.propose(desk.publish(title="二つめ")))
    first = desk.contract
    alter("DISABLE TRIGGER USER")
    message = refused("UPDATE market_contract SET job_id = %s WHERE id = %s", first.job_id, second.id)
    assert "market_contract_one_per_job" in message


INSERTS: list[tuple[str, Callable[[UUID, UUID], tuple[str, list[Any]]]]] = [
    (
        "market_review_score",
        lambda contract, user: (
            "INSERT INTO market_review (id, created_at, contract_id, side, author_id, score, text) "
            "VALUES (%s, now(), %s, 'worker', %s, 6, 'x')",
            [uuid4(), contract, user],
        ),
    ),
    (
        "market_review_side",
        lambda contract, user: (
            "INSERT INTO market_review (id, created_at, contract_id, side, author_id, score, text) "
            "VALUES (%s, now(), %s, 'coach', %s, 5, 'x')",
            [uuid4(), contract, user],
        ),
    ),
    (
        "market_cancellation_side",
        lambda contract, user: (
            "INSERT INTO market_cancellation (id, created_at, contract_id, side, asked_by_id, reason, state) "
            "VALUES (%s, now(), %s, 'coach', %s, 'x', 'open')",
            [uuid4(), contract, user],
        ),
    ),
    (
        "market_delivery_accept_by",
        lambda contract, user: (
            "INSERT INTO market_delivery (id, created_at, contract_id, number, submission_id, delivered_by_id, text, "
            "url, checked, received_on, accept_by, payment_due_on) VALUES "
            "(%s, now(), %s, 1, %s, %s, 'x', '', '[]', '2026-12-02', '2026-12-01', '2026-12-25')",
            [uuid4(), contract, uuid4(), user],
        ),
    ),
]


@pytest.mark.parametrize(("constraint", "insert"), INSERTS, ids=[name for name, _ in INSERTS])
def test_rows_that_make_no_sense(
    desk: Desk, constraint: str, insert: Callable[[UUID, UUID], tuple[str, list[Any]]]
) -> None:
    sql, values = insert(desk.contract.id, desk.cast.hanako)
    assert constraint in refused(sql, *values)


def test_the_same_submission_or_number_is_never_stored_twice(desk: Desk) -> None:
    contract = desk.fund()
    with clock.at(jst(2026, 12, 9)):
        delivery = desk.deliver(contract)
    for clash in (
        {"submission_id": delivery.submission_id, "number": 2},
        {"submission_id": uuid4(), "number": 1},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            type(delivery).objects.create(
                contract=contract, delivered_by_id=desk.cast.hanako, text="x", received_on=delivery.received_on,
                accept_by=delivery.accept_by, payment_due_on=delivery.payment_due_on, **clash,
            )  # fmt: skip
