"""Fixtures that many rooms' tests share; a room's conftest imports those that all of its tests live with."""

from pathlib import Path
from typing import Any

import pytest

from yuiwork.core import events
from yuiwork.core.events import Event


@pytest.fixture(autouse=True)
def announced(monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """Every event from here on, instead of its handlers: the room is tested alone."""
    heard: list[Event] = []
    monkeypatch.setattr(events, "_dispatcher", heard.append)
    return heard


@pytest.fixture(autouse=True)
def files_vanish(settings: Any, tmp_path: Path) -> None:
    """Uploaded files go to a folder of this test."""
    settings.MEDIA_ROOT = tmp_path
