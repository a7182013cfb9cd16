"""The hall, and what was announced."""

import pytest

from tests.cast import Cast
from tests.facilities.hall import Hall
from yuiwork.core import events
from yuiwork.core.events import Event


@pytest.fixture
def hall(cast: Cast) -> Hall:
    return Hall(cast)


@pytest.fixture(autouse=True)
def announced(monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """Every event from here on, instead of its handlers."""
    heard: list[Event] = []
    monkeypatch.setattr(events, "_dispatcher", heard.append)
    return heard
