"""A passkey from end to end, with Chromium's own virtual authenticator: added, used to sign in, removed."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.db import connections
from playwright.sync_api import Page, sync_playwright

from tests.chromium import ARGUMENTS, find_chromium
from yuiwork.people import api as people

CHROMIUM = find_chromium()
EMAIL, PASSWORD = "hanako@example.jp", "花と鳥とお弁当の日"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def phone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Page]:
    """A 360 px page on a device with a fingerprint reader that always says yes."""
    # Playwright runs a loop in this thread; nothing of ours is async.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 360, "height": 740}, locale="ja-JP")
        device = page.context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        device.send(
            "WebAuthn.addVirtualAuthenticator",
            {
                "options": {
                    "protocol": "ctap2",
                    "transport": "internal",
                    "hasResidentKey": True,
                    "hasUserVerification": True,
                    "isUserVerified": True,
                    "automaticPresenceSimulation": True,
                }
            },
        )
        yield page
        browser.close()
        # Inside Playwright's loop Django opens a connection of its own, and nobody else would close it.
        connections.close_all()


def test_a_passkey_is_added_signs_in_alone_and_is_removed(live_server: Any, phone: Page) -> None:
    cache.clear()
    user = people.User.objects.create_user(email=EMAIL, password=PASSWORD)
    EmailAddress.objects.create(user=user, email=EMAIL, verified=True, primary=True)
    # A passkey belongs to a name, not to an address of numbers.
    at = live_server.url.replace("127.0.0.1", "localhost")

    phone.goto(f"{at}/accounts/login/")
    phone.fill("input[name=login]", EMAIL)
    phone.fill("input[name=password]", PASSWORD)
    phone.click("form[action='/accounts/login/'] button")
    phone.wait_for_url("**/today/")

    phone.goto(f"{at}/accounts/2fa/webauthn/add/")
    phone.fill("input[name=password]", PASSWORD)  # a delicate change asks once more
    phone.click("main form button")
    phone.wait_for_url("**/webauthn/add/")
    phone.fill("input[name=name]", "花子のスマホ")
    if not phone.is_checked("input[name=passwordless]"):
        phone.check("input[name=passwordless]")
    phone.click("#mfa_webauthn_add")
    phone.wait_for_url("**/recovery-codes/**")
    passkey = Authenticator.objects.get(user=user, type=Authenticator.Type.WEBAUTHN)
    assert passkey.wrap().is_passwordless

    phone.context.clear_cookies()
    phone.goto(f"{at}/accounts/login/")
    phone.click("#passkey_login")
    phone.wait_for_url("**/today/")

    phone.goto(f"{at}/accounts/2fa/webauthn/")
    assert phone.is_visible("text=花子のスマホ")
    phone.click("a:has-text('このパスキーを外す')")
    phone.click("a[href*='webauthn/reauthenticate']")  # instead of the password
    phone.click("#mfa_webauthn_reauthenticate")
    phone.wait_for_url("**/remove/")
    phone.click("main form button")
    phone.wait_for_url("**/webauthn/")
    assert not Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN).exists()
