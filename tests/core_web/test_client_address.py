"""Rate limits count by the address our own proxy saw, never by what the client claims."""

from typing import Any

import pytest
from django.test import RequestFactory

from yuiwork.core.web.client_address import client_address


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "", "10.0.0.1"),
        (0, "198.51.100.7", "10.0.0.1"),  # nobody of ours wrote it
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.9, 198.51.100.7", "198.51.100.7"),  # the first one is her own invention
        (2, "203.0.113.9, 198.51.100.7, 192.0.2.1", "198.51.100.7"),
        (2, "198.51.100.7", "10.0.0.1"),  # past one of the proxies: not believed
        (1, "", "10.0.0.1"),
        (1, "unknown", "10.0.0.1"),
        (1, "2001:db8::7", "2001:db8::7"),
    ],
)
def test_the_address_is_the_one_our_outermost_proxy_saw(
    settings: Any, proxies: int, forwarded: str, address: str
) -> None:
    settings.PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR="10.0.0.1")
    assert client_address(request) == address


@pytest.mark.django_db
def test_one_busy_reader_of_the_api_does_not_shut_out_another_behind_the_same_proxy(
    settings: Any, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.PROXIES = 1
    monkeypatch.setattr("yuiwork.portal.views.api_problems.RATE", "1/m")
    answers = [
        client.get("/api/programmes", HTTP_X_FORWARDED_FOR=a).status_code
        for a in ("198.51.100.7", "198.51.100.7", "198.51.100.8")
    ]
    assert answers == [200, 429, 200]
