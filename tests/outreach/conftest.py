"""The school of the learning room, and what was announced instead of its handlers."""

import pytest

from tests.cast import Cast
from tests.learning.school import School
from yuiwork.core import events
from yuiwork.core.events import Event


@pytest.fixture
def school(cast: Cast) -> School:
    return School(cast)


@pytest.fixture(autouse=True)
def announced(monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    heard: list[Event] = []
    monkeypatch.setattr(events, "_dispatcher", heard.append)
    return heard
