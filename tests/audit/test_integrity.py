"""What was filed is what is there: shown by recomputing, and shown to be missed when it is not."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from tests.audit.conftest import file
from yuiwork.audit import api as audit


@contextmanager
def _triggers_off() -> Iterator[None]:
    """As somebody with the rights of the database's owner could do it."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE audit_document DISABLE TRIGGER USER")
        cursor.execute("ALTER TABLE audit_documentparty DISABLE TRIGGER USER")
        yield
        cursor.execute("ALTER TABLE audit_document ENABLE TRIGGER USER")
        cursor.execute("ALTER TABLE audit_documentparty ENABLE TRIGGER USER")


@pytest.fixture
def archive(db: None) -> None:
    for number in ("D1", "D2", "D3"):
        file(number)


def _tamper(sql: str) -> None:
    with _triggers_off(), connection.cursor() as cursor:
        for statement in sql.split(";"):
            cursor.execute(statement)


def _findings() -> list[tuple[str, str]]:
    return [(finding.number, finding.code) for finding in audit.check_documents()]


def test_an_untouched_archive_has_no_findings(archive: None) -> None:
    out = StringIO()
    call_command("documents_check", stdout=out)
    assert out.getvalue() == "3 documents, all as they were filed.\n"


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("UPDATE audit_document SET content = 'forged' WHERE number = 'D2'", [("D2", "CONTENT_CHANGED")]),
        (
            "UPDATE audit_document SET content = 'forged', sha256 = encode(sha256('forged'), 'hex')"
            " WHERE number = 'D2'",
            [("D2", "FACTS_CHANGED")],
        ),
        ("UPDATE audit_document SET amount_incl_tax = 1 WHERE number = 'D1'", [("D1", "FACTS_CHANGED")]),
        (
            "UPDATE audit_document SET canonical = jsonb_set(canonical, '{lines,0,yen}', '1')"
            " WHERE number = 'D3'",
            [("D3", "FACTS_CHANGED")],
        ),
        (
            "DELETE FROM audit_documentparty USING audit_document d"
            " WHERE document_id = d.id AND d.number = 'D2';"
            "DELETE FROM audit_document WHERE number = 'D2'",
            [("D3", "GAP"), ("D3", "CHAIN_BROKEN")],
        ),
        (
            "UPDATE audit_document SET position = 9 WHERE number = 'D3'",
            [("D3", "GAP"), ("D3", "FACTS_CHANGED")],
        ),
    ],
    ids=["content", "content and its hash", "amount", "words", "deleted", "moved"],
)
def test_tampering_behind_the_triggers_is_found(
    archive: None, sql: str, expected: list[tuple[str, str]]
) -> None:
    _tamper(sql)
    assert _findings() == expected
    out = StringIO()
    with pytest.raises(CommandError, match=f"{len(expected)} findings"):
        call_command("documents_check", stdout=out)
    assert expected[0][0] in out.getvalue()


def test_a_forger_who_reseals_one_row_breaks_the_next(archive: None) -> None:
    from yuiwork.audit.models import Document
    from yuiwork.audit.seal import seal_of

    forged = Document.objects.get(number="D2")
    forged.amount_incl_tax = 1
    _tamper(f"UPDATE audit_document SET amount_incl_tax = 1, seal = '{seal_of(forged)}' WHERE number = 'D2'")
    assert _findings() == [("D3", "CHAIN_BROKEN")]
