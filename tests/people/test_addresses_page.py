"""The addresses of an account: added, confirmed, made the main one, removed; old carrier addresses too."""

from collections.abc import Callable
from typing import Any

import pytest
from allauth.account.models import EmailAddress

from tests.cast import Cast
from tests.page_client import PageClient
from tests.people.conftest import LEGACY, url_of
from yuiwork.people import api as people

PAGE = "/people/email/"


@pytest.fixture
def hanako(cast: Cast, page_client: PageClient) -> PageClient:
    EmailAddress.objects.create(user_id=cast.hanako, email="hanako@example.jp", verified=True, primary=True)
    return page_client.sign_in(cast.hanako)


@pytest.mark.parametrize("address", ["second@example.jp", LEGACY])
def test_an_address_is_added_confirmed_and_becomes_the_main_one(
    address: str,
    cast: Cast,
    hanako: PageClient,
    last_mail: Callable[[str], Any],
    link_in: Callable[[Any], str],
) -> None:
    assert hanako.post(PAGE, {"action_add": "", "email": address}).status_code == 302
    hanako.post(link_in(last_mail(address)))
    assert url_of(hanako.post(PAGE, {"action_primary": "", "email": address})) == PAGE
    assert people.User.objects.get(id=cast.hanako).email == address
    assert url_of(hanako.post(PAGE, {"action_remove": "", "email": "hanako@example.jp"})) == PAGE
    assert [a.email for a in EmailAddress.objects.filter(user_id=cast.hanako)] == [address]


def test_the_confirmation_of_a_carrier_address_is_sent_again(
    hanako: PageClient, last_mail: Callable[[str], Any]
) -> None:
    from django.core import mail
    from django.core.cache import cache

    hanako.post(PAGE, {"action_add": "", "email": LEGACY})
    cache.clear()
    hanako.post(PAGE, {"action_send": "", "email": LEGACY})
    assert [m.to for m in mail.outbox] == [[LEGACY], [LEGACY]]


def test_the_address_of_another_account_is_out_of_reach(cast: Cast, hanako: PageClient) -> None:
    EmailAddress.objects.create(user_id=cast.sato, email="sato@example.jp", verified=True, primary=True)
    hanako.post(PAGE, {"action_remove": "", "email": "sato@example.jp"})
    hanako.post(PAGE, {"action_primary": "", "email": "sato@example.jp"})
    assert EmailAddress.objects.filter(user_id=cast.sato, email="sato@example.jp", primary=True).exists()


def test_a_broken_address_is_kept_and_explained(hanako: PageClient) -> None:
    page = hanako.post(PAGE, {"action_add": "", "email": "hana.example.jp"}).content.decode()
    assert 'value="hana.example.jp"' in page
    assert "@" in page


def test_a_visitor_is_led_to_sign_in(page_client: PageClient, db: None) -> None:
    assert url_of(page_client.get(PAGE)) == "/accounts/login/?next=/people/email/"
