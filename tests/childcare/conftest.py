"""The nursery, and what was announced instead of its handlers."""

import pytest

from tests.cast import Cast
from tests.childcare.nursery import Nursery
from yuiwork.core import events
from yuiwork.core.events import Event


@pytest.fixture
def nursery(cast: Cast) -> Nursery:
    return Nursery(cast)


@pytest.fixture(autouse=True)
def announced(monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    heard: list[Event] = []
    monkeypatch.setattr(events, "_dispatcher", heard.append)
    return heard
