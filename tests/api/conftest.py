"""A database with a programme, a seminar and jobs, and a client that asks the API."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

Ask = Callable[..., Any]


@pytest.fixture(autouse=True)
def unlimited(settings: Any) -> None:
    """Only the test of the rate limit wants it."""
    settings.RATELIMIT_ENABLE = False


@pytest.fixture
def ask() -> Ask:
    client = Client()

    def get(path: str, **options: Any) -> Any:
        return client.get(f"/api{path}", **options)

    return get
