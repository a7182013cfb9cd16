"""The frame around every page: for visitors, for each role, and when something went wrong."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse
from django.utils.translation import override

from tests.cast import Cast
from tests.page_client import PageClient, check_page
from yuiwork.core.errors import Refused
from yuiwork.core.web.assets import script, stylesheet
from yuiwork.core.web.contrast import contrast
from yuiwork.regions import api as regions

PAGE = "/styleguide/"


def test_a_visitor_is_offered_to_sign_in_and_to_change_the_language(page_client: PageClient) -> None:
    html = page_client.get(PAGE).content.decode()
    assert f'href="{reverse("account_login")}"' in html
    assert 'value="en" lang="en"' in html
    assert "本文へ" in html


def test_the_language_changes_and_stays(page_client: PageClient) -> None:
    response = page_client.post(reverse("set_language"), {"language": "en", "next": PAGE})
    assert response["Location"] == PAGE
    html = page_client.get(PAGE).content.decode()
    assert '<html lang="en">' in html
    assert "日本語" in html


def test_each_role_gets_its_places_and_can_look_from_another(page_client: PageClient, cast: Cast) -> None:
    page_client.sign_in(cast.tutor)
    before = page_client.get(PAGE).content.decode()
    assert "立場を切り替える" in before
    assert page_client.post(reverse("portal:switch_role"), {"role": "resident"}).status_code == 303
    after = page_client.get(PAGE).content.decode()
    assert _pressed(before) == "tutor"
    assert _pressed(after) == "resident"


def test_a_role_she_does_not_hold_cannot_be_taken(page_client: PageClient, cast: Cast) -> None:
    page_client.sign_in(cast.tutor)
    assert page_client.post(reverse("portal:switch_role"), {"role": "officer"}).status_code == 404
    assert _pressed(page_client.get(PAGE).content.decode()) == "tutor"


def test_a_visitor_cannot_take_a_role(page_client: PageClient) -> None:
    response = page_client.post(reverse("portal:switch_role"), {"role": "operator"})
    assert response.status_code == 302
    assert reverse("account_login") in response["Location"]


def test_staff_see_the_name_and_the_colour_of_their_programme(page_client: PageClient, cast: Cast) -> None:
    html = page_client.sign_in(cast.tutor).get(PAGE).content.decode()
    assert cast.nara.name in html
    assert reverse("portal:accent", args=[cast.nara.slug]) in html


@pytest.mark.parametrize("colour", ["#8a2c2c", "#ffe000"])
def test_the_colour_of_a_region_is_readable_whatever_was_chosen(cast: Cast, colour: str) -> None:
    cast.nara.region.accent = colour
    cast.nara.region.save(update_fields=["accent"])
    css = Client().get(reverse("portal:accent", args=[cast.nara.slug])).content.decode()
    served = re.search(r"--accent:(#[0-9a-f]{6})", css)
    assert served is not None
    assert contrast(served[1], "#ffffff") >= 4.5


def test_an_unknown_programme_has_no_colour(db: None) -> None:
    assert Client().get(reverse("portal:accent", args=["nowhere"])).status_code == 404


@pytest.mark.parametrize(("name", "asset"), [("portal:styles", stylesheet()), ("portal:scripts", script())])
def test_an_asset_is_kept_for_ever_under_its_own_fingerprint_only(name: str, asset: Any) -> None:
    own = Client().get(reverse(name, args=[asset.digest]))
    other = Client().get(reverse(name, args=["000000000000"]))
    assert "immutable" in own["Cache-Control"]
    assert other["Cache-Control"] == "no-cache"
    assert own.content == other.content == asset.content


def test_an_asset_travels_packed_where_the_browser_can_unpack_it() -> None:
    response = Client().get(
        reverse("portal:styles", args=[stylesheet().digest]), headers={"accept-encoding": "gzip, br"}
    )
    assert response["Content-Encoding"] == "gzip"
    assert response.content == stylesheet().packed


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("template", ["404.html", "403.html", "403_csrf.html", "refused.html"])
def test_an_error_page_stands_in_the_frame_even_for_a_request_nobody_prepared(
    template: str, language: str
) -> None:
    request = RequestFactory().get("/somewhere/")

    with override(language):
        html = render_to_string(template, {"refusal": Refused("CLOSED", "終わりました。")}, request)
    assert check_page(html, language=language) == []
    assert "<footer" in html


def test_the_page_of_a_breakdown_needs_no_context_at_all() -> None:
    html = render_to_string("500.html")
    assert check_page(html) == []
    assert stylesheet().digest in html


def test_an_address_that_does_not_exist_is_answered_kindly(page_client: PageClient, db: None) -> None:
    response = page_client.get("/no/such/page/")
    assert response.status_code == 404
    assert "ページが見つかりません" in response.content.decode()


def test_a_page_that_was_open_too_long_is_answered_kindly(db: None) -> None:
    response: HttpResponse = Client(enforce_csrf_checks=True).post(PAGE, {})  # type: ignore[assignment]
    assert response.status_code == 403
    assert "もう一度お送りください" in response.content.decode()


def test_only_a_demo_says_that_it_is_one(page_client: PageClient) -> None:
    assert "これはデモです" in page_client.get("/no/such/page/").content.decode()
    with override_settings(DEMO=False):
        assert "これはデモです" not in page_client.get("/no/such/page/").content.decode()


def test_nothing_on_a_page_comes_from_elsewhere(page_client: PageClient) -> None:
    html = page_client.get(PAGE).content.decode()
    assert [
        url for url in re.findall(r'(?:src|href)="([^"]+)"', html) if url.startswith(("http", "//"))
    ] == []
    assert settings.OPERATOR_NAME in html


def _pressed(html: str) -> str:
    found = re.search(r'name="role" value="(\w+)" aria-current="true"', html)
    return found[1] if found else ""


def test_a_programme_in_preparation_lends_no_colour_yet(page_client: PageClient, cast: Cast) -> None:
    cast.nara.state = regions.ProgrammeState.DRAFT
    cast.nara.save(update_fields=["state"])
    html = page_client.sign_in(cast.tutor).get(PAGE).content.decode()
    assert "/accent/" not in html
    assert cast.nara.name in html
