"""Finding one's documents by date, amount and other party (law.md 4, vectors E-01 to E-06)."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from tests.audit.conftest import file
from tests.cast import SYSTEM
from yuiwork.audit import api as audit
from yuiwork.core.errors import Conflict, NotFound
from yuiwork.core.ids import new_id


@pytest.fixture
def filed(db: None, me: UUID) -> dict[str, audit.DocumentView]:
    """D1 to D4 of law.md 4, all mine, and one document of somebody else."""
    rows: list[tuple[str, date, int | None, str]] = [
        ("D1", date(2026, 11, 1), 50_000, "A社"),
        ("D2", date(2026, 11, 15), 110_000, "B村"),
        ("D3", date(2026, 12, 1), 50_000, "B村"),
        ("D4", date(2026, 12, 5), None, "A社"),
    ]
    file("D0", counterparty_name="B村")
    return {
        number: file(
            number, doc_date=day, amount_incl_tax=amount, counterparty_name=party, parties=[me, new_id()]
        )
        for number, day, amount, party in rows
    }


def _found(me: UUID, **keys: Any) -> list[str]:
    return sorted(d.number for d in audit.search_documents([me], audit.Search(**keys)))


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"since": date(2026, 11, 1), "until": date(2026, 11, 30)}, ["D1", "D2"]),
        ({"amount_from": 50_000, "amount_to": 60_000}, ["D1", "D3"]),
        ({"counterparty": "B村", "since": date(2026, 12, 1)}, ["D3"]),
        ({"amount_blank": True}, ["D4"]),
        ({}, ["D1", "D2", "D3", "D4"]),
        ({"counterparty": "ゆいワーク", "amount_from": 100_000}, ["D2"]),
        ({"counterparty": "C町"}, []),
    ],
    ids=["E-01", "E-02", "E-03", "E-04", "no key", "issuer and amount", "nobody"],
)
def test_documents_are_found_by_any_combination_of_keys(
    filed: dict[str, audit.DocumentView], me: UUID, keys: dict[str, Any], expected: list[str]
) -> None:
    assert _found(me, **keys) == expected


def test_a_correction_is_a_second_version_beside_the_first(
    filed: dict[str, audit.DocumentView], me: UUID
) -> None:  # E-05
    second = file(
        "D1-2", amount_incl_tax=55_000, parties=[me], version_of=filed["D1"].id, reason="金額の誤り"
    )
    assert _found(me, amount_from=50_000, amount_to=55_000) == ["D1", "D1-2", "D3"]
    assert audit.open_document(filed["D1"].id, party_ids=[me]).amount_incl_tax == 50_000
    assert (second.version_of, second.reason) == (filed["D1"].id, "金額の誤り")
    with pytest.raises(IntegrityError, match="audit_document_version_reason"):
        file("D1-3", version_of=filed["D1"].id)


def test_a_document_is_never_deleted_only_marked_as_void(
    filed: dict[str, audit.DocumentView], me: UUID
) -> None:  # E-06
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM audit_document WHERE number = 'D2'")
    with pytest.raises(IntegrityError, match="audit_voided_reason"), transaction.atomic():
        audit.void_document(actor=SYSTEM, document_id=filed["D2"].id, reason="")
    for _again in range(2):
        with transaction.atomic():
            audit.void_document(actor=SYSTEM, document_id=filed["D2"].id, reason="取引の取消し")
    with pytest.raises(Conflict), transaction.atomic():
        audit.void_document(actor=SYSTEM, document_id=filed["D2"].id, reason="別の理由")
    found = {d.number: d.void_reason for d in audit.search_documents([me], audit.Search())}
    assert found == {"D1": "", "D2": "取引の取消し", "D3": "", "D4": ""}
    assert [row.action for row in audit.history_of("audit.Document", filed["D2"].id)] == ["void"]


def test_only_parties_open_a_document(filed: dict[str, audit.DocumentView], me: UUID) -> None:
    assert audit.open_document(filed["D1"].id, party_ids=[me]).content == b"content of D1"
    with pytest.raises(NotFound):
        audit.open_document(filed["D1"].id, party_ids=[new_id()])
    with pytest.raises(NotFound), transaction.atomic():
        audit.void_document(actor=SYSTEM, document_id=new_id(), reason="x")


def test_the_list_names_kinds_and_leaves_content_out(filed: dict[str, audit.DocumentView], me: UUID) -> None:
    file("N1", kind="notice", parties=[me])
    assert [d.number for d in audit.documents_of([me], kind="notice")] == ["N1"]
    assert [d.number for d in audit.documents_of([me])] == ["D4", "D3", "D2", "N1", "D1"]
    assert all(d.content == b"" for d in audit.documents_of([me]))
