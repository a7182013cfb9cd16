"""A second way to show who one is: passkeys, authenticator app, recovery codes."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.core import mail

from tests.cast import Cast
from tests.page_client import PageClient
from tests.people.conftest import url_of
from yuiwork.people import api as people

PASSWORD = "correct horse battery"


def _sign_in(client: PageClient, user_id: Any) -> Any:
    email = people.User.objects.get(id=user_id).email
    EmailAddress.objects.get_or_create(user_id=user_id, email=email, verified=True, primary=True)
    return client.post("/accounts/login/", {"login": email, "password": PASSWORD})


def _code_now(secret: str) -> str:
    return str(totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time()))))


def _turn_app_on(client: PageClient) -> str:
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    found = re.search(r"<code>([A-Z2-7]+)</code>", page)
    assert found
    answer = client.post("/accounts/2fa/totp/activate/", {"code": _code_now(found[1])})
    assert answer.status_code == 302
    return found[1]


@pytest.fixture
def hanako(cast: Cast, page_client: PageClient) -> PageClient:
    assert url_of(_sign_in(page_client, cast.hanako)) == "/today/"
    page_client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return page_client


@pytest.mark.parametrize(
    "path",
    ["", "totp/activate/", "webauthn/", "webauthn/add/"],
)
def test_the_page_opens(hanako: PageClient, path: str) -> None:
    assert hanako.get(f"/accounts/2fa/{path}").status_code == 200


def test_the_page_offers_a_passkey_without_password(hanako: PageClient) -> None:
    page = hanako.get("/accounts/2fa/webauthn/add/").content.decode()
    assert "mfa/js/webauthn.js" in page
    assert re.search(r'name="passwordless"[^>]*checked', page), "a passkey proposes itself for signing in"
    assert '"rp"' in page


def test_signing_in_offers_a_passkey(page_client: PageClient, db: None) -> None:
    assert 'id="passkey_login"' in page_client.get("/accounts/login/").content.decode()
    options = page_client.get("/accounts/2fa/webauthn/login/", headers={"accept": "application/json"}).json()
    assert options["request_options"]["publicKey"]["userVerification"] == "required"


def test_the_app_is_turned_on_asked_for_and_turned_off(cast: Cast, hanako: PageClient) -> None:
    secret = _turn_app_on(hanako)
    other_device = PageClient()
    assert url_of(_sign_in(other_device, cast.hanako)).startswith("/accounts/2fa/authenticate/")
    assert other_device.get("/people/profile/").status_code == 302, "the password alone is not enough now"
    page = other_device.get("/accounts/2fa/authenticate/").content.decode()
    assert "認証アプリ" in page
    wrong = other_device.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert "コードが正しくありません" in wrong.content.decode()
    other_device.post("/accounts/2fa/authenticate/", {"code": _code_now(secret)})
    assert other_device.get("/people/profile/").status_code == 200

    hanako.post("/accounts/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(user_id=cast.hanako, type=Authenticator.Type.TOTP).exists()
    assert url_of(_sign_in(PageClient(), cast.hanako)) == "/today/"


def test_a_recovery_code_works_once(cast: Cast, hanako: PageClient) -> None:
    _turn_app_on(hanako)
    page = hanako.get("/accounts/2fa/recovery-codes/").content.decode()
    code = re.findall(r"<code>(\w+)</code>", page)[0]
    for expected in ("/today/", None):
        device = PageClient()
        _sign_in(device, cast.hanako)
        answer = device.post("/accounts/2fa/authenticate/", {"code": code})
        assert getattr(answer, "url", None) == expected


def test_a_stranger_in_an_open_session_is_asked_for_the_password(cast: Cast, page_client: PageClient) -> None:
    client = page_client.sign_in(cast.hanako)  # a session that never saw the password
    answer = client.get("/accounts/2fa/webauthn/add/")
    assert url_of(answer).startswith("/accounts/reauthenticate/")
    page = client.get(url_of(answer)).content.decode()
    assert "もう一度、ご本人の確認をお願いします" in page
    assert url_of(client.post(url_of(answer), {"password": PASSWORD})) == "/accounts/2fa/webauthn/add/"


def test_a_passkey_is_renamed_and_removed_by_its_owner_only(cast: Cast, hanako: PageClient) -> None:
    # A real registration is walked in tests/browser/test_passkey.py.
    hers = Authenticator.objects.create(
        user_id=cast.sato, type=Authenticator.Type.WEBAUTHN, data={"name": "祥子のスマホ", "credential": {}}
    )
    for action in ("edit", "remove"):
        url = f"/accounts/2fa/webauthn/keys/{hers.pk}/{action}/"
        assert hanako.get(url).status_code == 404
        assert hanako.post(url, {"name": "x"}).status_code == 404
    assert Authenticator.objects.filter(pk=hers.pk).exists()


def test_no_mail_carries_a_secret(hanako: PageClient) -> None:
    secret = _turn_app_on(hanako)
    assert all(secret not in str(message.body) for message in mail.outbox)
