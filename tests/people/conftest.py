"""Signing up and in as a browser does it, and the mails that come of it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache

from tests.page_client import PageClient

PASSWORD = "花と鳥とお弁当の日"
LEGACY = "foo..bar.@docomo.ne.jp"


def url_of(response: Any) -> str:
    """Where a redirect leads."""
    return str(response.url)


@pytest.fixture(autouse=True)
def fresh_limits(db: None) -> None:
    """Each test starts with no attempts counted."""
    cache.clear()


@pytest.fixture
def last_mail() -> Callable[[str], Any]:
    """``last_mail(address)``: the newest mail to this address."""

    def find(address: str) -> Any:
        mails = [m for m in mail.outbox if m.to == [address]]
        assert mails, f"no mail to {address}: {[m.to for m in mail.outbox]}"
        return mails[-1]

    return find


@pytest.fixture
def link_in() -> Callable[[Any], str]:
    """The path of the first link in a mail."""

    def find(message: Any) -> str:
        found = re.search(r"https?://[^/\s]+(/accounts/\S+)", message.body)
        assert found, message.body
        return found[1]

    return find


@pytest.fixture
def sign_up(page_client: PageClient) -> Callable[[str], Any]:
    """Post the sign-up form."""

    def post(email: str) -> Any:
        return page_client.post("/accounts/signup/", {"email": email, "password1": PASSWORD})

    return post
