"""The trail and the archive refuse to be rewritten, whoever tries and however (law.md 4, method (c))."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests.audit.conftest import file
from tests.cast import SYSTEM
from yuiwork.audit import api as audit
from yuiwork.core.ids import new_id

STATEMENTS = [
    "UPDATE audit_auditrow SET action = 'nothing'",
    "DELETE FROM audit_auditrow",
    "UPDATE audit_document SET amount_incl_tax = 1",
    "UPDATE audit_document SET content = 'x'",
    "DELETE FROM audit_document",
    "UPDATE audit_documentparty SET party_id = gen_random_uuid()",
    "DELETE FROM audit_documentparty",
    "UPDATE audit_voideddocument SET reason = 'y'",
    "DELETE FROM audit_voideddocument",
]


@pytest.fixture
def archive(db: None) -> audit.DocumentView:
    document = file("D1")
    with transaction.atomic():
        audit.void_document(actor=SYSTEM, document_id=document.id, reason="取消し")
    return document


@pytest.mark.parametrize("sql", STATEMENTS)
def test_raw_sql_is_refused(archive: audit.DocumentView, sql: str) -> None:
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_the_trail_needs_the_transaction_of_the_change() -> None:
    with pytest.raises(RuntimeError, match="inside a use-case only"):
        audit.record(actor=SYSTEM, action="x", target="t", target_id=None)


def test_a_row_says_who_did_what_to_what(db: None) -> None:
    target = new_id()
    with transaction.atomic():
        audit.record(actor=SYSTEM, action="first", target="test.Thing", target_id=target, count=3, who=target)
        audit.record(actor=SYSTEM, action="second", target="test.Thing", target_id=target)
    rows = audit.history_of("test.Thing", target)
    assert [(row.actor, row.action) for row in rows] == [
        ("system:tests", "first"),
        ("system:tests", "second"),
    ]
    assert rows[0].data == {"count": 3, "who": str(target)}


def test_an_event_is_handled_once(db: None) -> None:
    event = new_id()
    with transaction.atomic():
        answers = [audit.first_time(event_id=event, handler=name) for name in ("a", "a", "b")]
    assert answers == [True, False, True]
