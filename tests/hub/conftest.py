"""A coached contract of Hanako's, the desk behind it, what was announced, and a folder for files that vanishes."""

from pathlib import Path
from typing import Any

import pytest

from tests.cast import Cast
from tests.hub.coaching import Coaching
from yuiwork.core import events
from yuiwork.core.events import Event


@pytest.fixture
def coaching(cast: Cast) -> Coaching:
    return Coaching(cast)


@pytest.fixture(autouse=True)
def announced(monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """Every event from here on, instead of its handlers."""
    heard: list[Event] = []
    monkeypatch.setattr(events, "_dispatcher", heard.append)
    return heard


@pytest.fixture(autouse=True)
def files_vanish(settings: Any, tmp_path: Path) -> None:
    """Uploaded files go to a folder of this test."""
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def passwords_are_quick(settings: Any) -> None:
    """Nobody signs in by password here; hashing it well would take most of the time."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
