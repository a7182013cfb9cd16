"""Creating an account: confirmed by mail, and nobody learns who has one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache

from tests.page_client import PageClient
from tests.people.conftest import LEGACY, PASSWORD, url_of
from yuiwork.audit import api as audit
from yuiwork.core.events import Event, install_dispatcher
from yuiwork.people import api as people
from yuiwork.people.events import EmailConfirmed

ADDRESSES = ["hana@example.jp", LEGACY, "da.ve..@ezweb.ne.jp"]


@pytest.fixture
def announced() -> Any:
    """The events published during a test, instead of their handlers."""
    from yuiwork.config import dispatch

    seen: list[Event] = []
    install_dispatcher(seen.append)
    yield seen
    dispatch.install()


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_account_is_created_confirmed_and_used(
    address: str,
    page_client: PageClient,
    sign_up: Callable[[str], Any],
    last_mail: Callable[[str], Any],
    link_in: Callable[[Any], str],
    announced: list[Event],
) -> None:
    assert sign_up(address).url == "/accounts/confirm-email/"
    assert url_of(page_client.post("/accounts/login/", {"login": address, "password": PASSWORD})) == (
        "/accounts/confirm-email/"
    ), "an unconfirmed address lets nobody in"

    link = link_in(last_mail(address))
    assert address in page_client.get(link).content.decode()
    assert announced == [], "opening the link alone confirms nothing: mail scanners open links"
    assert page_client.post(link).status_code == 302
    user = people.User.objects.get(email=address)
    assert [(type(e), e.user_id, e.email) for e in announced if isinstance(e, EmailConfirmed)] == [
        (EmailConfirmed, user.id, address)
    ]

    answer = page_client.post("/accounts/login/", {"login": address.upper(), "password": PASSWORD})
    assert (answer.status_code, url_of(answer)) == (302, "/today/")
    assert page_client.get("/people/profile/").status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_forgotten_password_is_set_anew(
    address: str,
    page_client: PageClient,
    sign_up: Callable[[str], Any],
    last_mail: Callable[[str], Any],
    link_in: Callable[[Any], str],
) -> None:
    sign_up(address)
    page_client.post(link_in(last_mail(address)))
    page_client.post("/accounts/password/reset/", {"email": address})
    opened = page_client.get(link_in(last_mail(address)), follow=True)
    path = opened.redirect_chain[-1][0]
    fresh = "新しい合言葉は桜餅です"
    answer = page_client.post(path, {"password1": fresh, "password2": fresh})
    assert url_of(answer) == "/accounts/password/reset/key/done/"
    assert page_client.post("/accounts/login/", {"login": address, "password": PASSWORD}).status_code == 200
    assert url_of(page_client.post("/accounts/login/", {"login": address, "password": fresh})) == "/today/"


def test_signing_up_twice_looks_the_same_and_tells_only_the_owner(
    page_client: PageClient, sign_up: Callable[[str], Any], last_mail: Callable[[str], Any]
) -> None:
    first = sign_up("hana@example.jp")
    cache.clear()  # some minutes later: until then one address gets one mail
    second = PageClient().post("/accounts/signup/", {"email": "Hana@example.jp", "password1": PASSWORD})
    assert (first.status_code, url_of(first)) == (second.status_code, url_of(second))
    assert people.User.objects.count() == 1
    assert "すでにアカウント" in last_mail("hana@example.jp").subject


def test_asking_for_a_password_looks_the_same_without_an_account(
    page_client: PageClient, last_mail: Callable[[str], Any]
) -> None:
    answer = page_client.post("/accounts/password/reset/", {"email": "nobody@example.jp"})
    assert url_of(answer) == "/accounts/password/reset/done/"
    assert "アカウントはありません" in last_mail("nobody@example.jp").subject


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(
    page_client: PageClient, sign_up: Callable[[str], Any]
) -> None:
    sign_up("hana@example.jp")
    wrong = page_client.post("/accounts/login/", {"login": "hana@example.jp", "password": "さくらんぼ狩り"})
    unknown = page_client.post("/accounts/login/", {"login": "sora@example.jp", "password": "さくらんぼ狩り"})
    said = "入力されたメールアドレスもしくはパスワードが正しくありません"
    assert said in wrong.content.decode()
    assert said in unknown.content.decode()


def test_the_mail_is_japanese_names_the_site_and_has_one_link(
    sign_up: Callable[[str], Any], last_mail: Callable[[str], Any]
) -> None:
    sign_up("hana@example.jp")
    message = last_mail("hana@example.jp")
    assert message.subject == "メールアドレスを確認してください"
    assert message.body.count("/accounts/") == 1
    assert "ゆいワーク" in message.body
    assert len(mail.outbox) == 1


def test_the_link_says_how_long_it_works() -> None:
    from allauth.account import app_settings

    assert app_settings.EMAIL_CONFIRMATION_EXPIRE_DAYS == 3, "the mail says 3 days"


def test_an_old_or_broken_link_is_explained(page_client: PageClient, db: None) -> None:
    page = page_client.get("/accounts/confirm-email/nonsense/")
    assert "期限が切れたか" in page.content.decode()
    assert "期限が切れたか" in page_client.get("/accounts/password/reset/key/abc-def/").content.decode()


def test_a_carrier_address_fills_in_from_a_link(page_client: PageClient, db: None) -> None:
    page = page_client.get("/accounts/signup/", {"email": LEGACY})
    assert f'value="{LEGACY}"' in page.content.decode()


def test_signing_up_and_confirming_leave_audit_rows(
    page_client: PageClient,
    sign_up: Callable[[str], Any],
    last_mail: Callable[[str], Any],
    link_in: Callable[[Any], str],
) -> None:
    sign_up("hana@example.jp")
    page_client.post(link_in(last_mail("hana@example.jp")))
    user = people.User.objects.get()
    assert [row.action for row in audit.history_of("people.User", user.id)] == ["sign_up", "confirm_email"]
