"""The desk, what was announced, and a folder for files that vanishes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override

from tests.cast import Cast
from tests.market.desk import Desk
from yuiwork.core import events
from yuiwork.core.events import Event


@pytest.fixture
def desk(cast: Cast) -> Desk:
    return Desk(cast)


@pytest.fixture(autouse=True)
def announced(monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """Every event from here on, instead of its handlers."""
    heard: list[Event] = []
    monkeypatch.setattr(events, "_dispatcher", heard.append)
    return heard


@pytest.fixture(autouse=True)
def files_vanish(settings: Any, tmp_path: Path) -> None:
    """Uploaded files go to a folder of this test; passwords are hashed quickly, for nobody's secret is at stake."""
    settings.MEDIA_ROOT = tmp_path
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def in_japanese() -> Iterator[None]:
    """Words are asked for in Japanese, whatever language an earlier test has spoken."""
    with override("ja"):
        yield
