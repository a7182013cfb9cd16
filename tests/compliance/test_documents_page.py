"""My documents: found, opened, downloaded by their parties only."""

import csv
import io
import zipfile
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from tests.cast import Cast
from tests.page_client import PageClient
from yuiwork.audit import api as audit

PAGE = "/documents/"


def _file(number: str, party: Any, **changes: Any) -> audit.DocumentView:
    facts: dict[str, Any] = {
        "kind": "notice",
        "number": number,
        "title": "取引条件の通知",
        "doc_date": date(2026, 11, 10),
        "amount_incl_tax": 110_000,
        "issuer_name": "株式会社青空商事",
        "counterparty_name": "山田 花子",
        "content": b"%PDF-" + number.encode(),
        "canonical": {"number": number},
        "parties": [party],
        **changes,
    }
    with transaction.atomic():
        return audit.file_document(**facts)


@pytest.fixture
def notice(cast: Cast) -> audit.DocumentView:
    return _file("T-1", cast.hanako)


def test_before_anything_was_filed_the_page_says_what_will_come(cast: Cast, page_client: PageClient) -> None:
    page = page_client.sign_in(cast.hanako).get(PAGE).content.decode()
    assert "書類はまだありません" in page


def test_she_sees_and_opens_her_own_only(
    cast: Cast, page_client: PageClient, notice: audit.DocumentView
) -> None:
    theirs = _file("T-2", cast.sato)
    client = page_client.sign_in(cast.hanako)
    page = client.get(PAGE).content.decode()
    assert "T-1" in page
    assert "110,000円" in page
    assert "T-2" not in page
    opened = client.get(f"{PAGE}{notice.id}/")
    assert (opened.status_code, opened["Content-Type"], b"".join(opened)) == (
        200,
        "application/pdf",
        b"%PDF-T-1",
    )
    assert opened["Content-Disposition"] == 'inline; filename="T-1.pdf"'
    assert client.get(f"{PAGE}{theirs.id}/").status_code == 404


def test_a_firm_sees_what_it_issued(cast: Cast, page_client: PageClient) -> None:
    _file("T-3", cast.aozora.id)
    assert "T-3" in page_client.sign_in(cast.kenji).get(PAGE).content.decode()
    assert "T-3" not in PageClient().sign_in(cast.emi).get(PAGE).content.decode()


def test_the_search_takes_dates_and_amounts_as_people_type_them(
    cast: Cast, page_client: PageClient, notice: audit.DocumentView
) -> None:
    _file("T-4", cast.hanako, doc_date=date(2026, 12, 1), amount_incl_tax=None)
    keys = {"since_year": "令和8", "since_month": "11", "since_day": "1", "amount_from": "１００，０００円"}
    client = page_client.sign_in(cast.hanako)
    page = client.get(PAGE, keys).content.decode()
    assert "T-1" in page
    assert "T-4" not in page
    assert "T-4" in client.get(PAGE, {"amount_blank": "on"}).content.decode()
    assert "見つかりませんでした" in client.get(PAGE, {"counterparty": "別の会社"}).content.decode()


def test_a_mistake_in_the_search_finds_nothing(
    cast: Cast, page_client: PageClient, notice: audit.DocumentView
) -> None:
    answer = page_client.sign_in(cast.hanako).get(PAGE, {"amount_from": "たくさん"})
    assert answer.status_code == 422
    assert "T-1" not in answer.content.decode()
    assert 'value="たくさん"' in answer.content.decode()


def test_corrections_and_withdrawals_are_told(
    cast: Cast, page_client: PageClient, notice: audit.DocumentView
) -> None:
    _file("T-1-2", cast.hanako, version_of=notice.id, reason="金額の誤り")
    kenji = cast.actor(cast.kenji)
    with transaction.atomic():
        audit.void_document(actor=kenji, document_id=notice.id, reason="訂正したため")
    page = page_client.sign_in(cast.hanako).get(PAGE).content.decode()
    assert "訂正版：金額の誤り" in page
    assert "取消し：訂正したため" in page


def test_the_bundle_holds_what_the_search_found_with_an_index(
    cast: Cast, page_client: PageClient, notice: audit.DocumentView
) -> None:
    second = _file("T-1-2", cast.hanako, version_of=notice.id, reason="金額の誤り", counterparty_name="=1+1")
    _file("T-9", cast.hanako, amount_incl_tax=5)
    _file("T-10", cast.sato)
    answer: Any = page_client.sign_in(cast.hanako).get(f"{PAGE}export/", {"amount_from": "100000"})
    bundle = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert sorted(bundle.namelist()) == ["T-1-2.pdf", "T-1.pdf", "index.csv"]
    assert bundle.read("T-1.pdf") == b"%PDF-T-1"
    rows = list(csv.reader(io.StringIO(bundle.read("index.csv").decode("utf-8-sig"))))
    assert rows[0][:4] == ["番号", "書類", "取引年月日", "金額（税込・円）"]
    by_number = {row[0]: row for row in rows[1:]}
    assert by_number["T-1-2"][6:8] == ["T-1", "金額の誤り"]
    assert by_number["T-1-2"][9] == second.sha256
    assert by_number["T-1-2"][5] == "'=1+1", "a name is no formula"
