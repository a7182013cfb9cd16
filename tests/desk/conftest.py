"""The bureau, and what was announced."""

import pytest

from tests.cast import Cast
from tests.desk.bureau import Bureau
from yuiwork.core import events
from yuiwork.core.events import Event


@pytest.fixture
def bureau(cast: Cast) -> Bureau:
    return Bureau(cast)


@pytest.fixture(autouse=True)
def announced(monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """Every event from here on, instead of its handlers."""
    heard: list[Event] = []
    monkeypatch.setattr(events, "_dispatcher", heard.append)
    return heard
