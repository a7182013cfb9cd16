"""Terms, personal data, accessibility: readable by anyone, linked from the foot of every page."""

import pytest
from django.test import Client

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
