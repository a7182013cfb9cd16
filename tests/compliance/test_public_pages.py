"""Terms, personal data, accessibility: readable by anyone, linked from the foot of every page."""

from collections import Counter
from pathlib import Path

import axe_playwright_python
import pytest
from django.test import Client

from tests.page_client import PageClient
from yuiwork.compliance import accessibility
from yuiwork.market.pricing import STANDARD_FEE_BP

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/terms/", "/privacy/", "/accessibility/"])
def test_anyone_reads_the_page_and_finds_it_in_the_footer(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200
    assert f'href="{address}"' in client.get("/").content.decode()


def test_the_terms_hold_the_agency_clause(client: Client) -> None:
    """law.md 7.2, conditions 1 and 2."""
    text = client.get("/terms/").content.decode()
    assert "受領代理権" in text
    assert "支払いの義務は、遅くとも検収のときに消滅します" in text


def test_the_terms_name_the_fee_that_is_taken(client: Client) -> None:
    assert f"{STANDARD_FEE_BP // 100}%" in client.get("/terms/").content.decode()


def test_the_privacy_page_leads_to_her_own_data(client: Client) -> None:
    assert 'href="/my-data/"' in client.get("/privacy/").content.decode()


def test_the_record_of_accessibility_tests_names_its_tool_and_promises_nothing(client: Client) -> None:
    """programmes.md 3.1 RQ42: scope, tool, each criterion; what nobody has tested is said."""
    rows = accessibility.criteria()
    assert Counter(row.level for row in rows) == {"A": 25, "AA": 13}  # JIS X 8341-3:2016 has no more
    assert len({row.number for row in rows}) == 38
    assert all(bool(row.methods) == (row.result in {"checked", "partly"}) for row in rows)
    script = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    assert f"axe v{accessibility.TOOL_VERSION}" in script[:200], (
        "tested with another version: go through the record"
    )
    text = PageClient().get("/accessibility/record/").content.decode()
    assert "axe-core 4.12.1" in text
    assert "適合を宣言するものではありません" in text
    assert text.count("これから試験（人による確認が必要）") == 1 + sum(row.result == "open" for row in rows)
    assert 'href="/accessibility/record/"' in client.get("/accessibility/").content.decode()
