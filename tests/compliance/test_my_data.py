"""A person gets everything that is kept about her, and nothing about anybody else."""

import json
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from tests.cast import Cast
from tests.page_client import PageClient
from yuiwork.audit import api as audit
from yuiwork.compliance import api as compliance
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.people import api as people


def _copy(client: PageClient) -> dict[str, list[dict[str, Any]]]:
    answer: Any = client.post("/my-data/")
    assert answer["Content-Disposition"] == 'attachment; filename="yuiwork-my-data.json"'
    rows: dict[str, list[dict[str, Any]]] = json.loads(b"".join(answer.streaming_content))
    return rows


def test_the_copy_holds_account_profile_and_roles(cast: Cast, page_client: PageClient) -> None:
    people.give_consent(actor=cast.actor(cast.hanako), kind=people.ConsentKind.TERMS, version="1")
    assert cast.sato
    rows = _copy(page_client.sign_in(cast.hanako))
    assert [row["family_name"] for row in rows["people.Profile"]] == ["山田"]
    assert [row["email"] for row in rows["people.User"]] == ["hanako@example.jp"]
    assert rows["people.Consent"][0]["kind"] == "terms"
    assert rows["audit.AuditRow"]
    assert "佐藤" not in json.dumps(rows, ensure_ascii=False)


def test_no_password_and_no_file_is_in_the_copy(cast: Cast, page_client: PageClient) -> None:
    text = json.dumps(_copy(page_client.sign_in(cast.hanako)))
    assert "argon2" not in text
    assert '"password"' not in text


def test_rows_that_know_her_only_as_a_party_are_found(cast: Cast, page_client: PageClient) -> None:
    from tests.compliance.test_documents_page import _file

    document = _file("T-1", cast.hanako)
    rows = _copy(page_client.sign_in(cast.hanako))
    assert [row["document"] for row in rows["audit.DocumentParty"]] == [str(document.id)]


def test_that_she_asked_is_kept_and_the_copy_is_not(cast: Cast, page_client: PageClient) -> None:
    first = _copy(page_client.sign_in(cast.hanako))
    second = _copy(page_client)
    assert "compliance.DataExport" not in first
    assert second["compliance.DataExport"][0]["row_count"] == sum(len(found) for found in first.values())


def test_the_page_says_what_is_kept_and_why(cast: Cast, page_client: PageClient) -> None:
    page = page_client.sign_in(cast.hanako).get("/my-data/").content.decode()
    assert "同意がないかぎり" in page


def test_a_visitor_gets_nothing(db: None) -> None:
    with pytest.raises(NotFound):
        compliance.disclose_own_data(actor=Actor.visitor())


def test_the_disclosure_itself_is_in_the_trail(cast: Cast, page_client: PageClient) -> None:
    rows = _copy(page_client.sign_in(cast.hanako))
    again = _copy(page_client)
    export = again["compliance.DataExport"][0]["id"]
    [row] = audit.history_of("compliance.DataExport", export)
    assert (row.action, row.data) == ("disclose", {"rows": sum(map(len, rows.values()))})


def test_the_database_refuses_an_empty_disclosure(cast: Cast, page_client: PageClient) -> None:
    _copy(page_client.sign_in(cast.hanako))
    with (
        pytest.raises(IntegrityError, match="compliance_export_not_empty"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE compliance_dataexport SET row_count = 0")
