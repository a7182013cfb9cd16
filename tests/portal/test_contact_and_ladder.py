"""Whom to ask, and what comes after the last rung."""

import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.learning.school import School
from tests.page_client import PageClient


def test_a_persons_own_programme_is_the_first_to_ask(cast: Cast, page_client: PageClient) -> None:
    own, other = cast.nara, cast.amami
    path = reverse("portal:contact")
    assert "あなたの事業" not in page_client.get(path).content.decode()
    school = School(cast)
    school.apply(cast.actor(cast.hanako))
    page = page_client.sign_in(cast.hanako).get(path).content.decode()
    places = [page.index(words) for words in ("あなたの事業", own.contact, "ほかの事業", other.name)]
    assert places == sorted(places)


def test_the_top_of_the_ladder_leads_on(
    cast: Cast, page_client: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    page_client.sign_in(cast.hanako)
    path = reverse("portal:ladder")
    assert "次にできること" not in page_client.get(path).content.decode()
    monkeypatch.setattr("yuiwork.portal.views.today.next_rung", lambda _rungs: None)
    page = page_client.get(path).content.decode()
    assert reverse("community:circles") in page[page.index("次にできること") :]
