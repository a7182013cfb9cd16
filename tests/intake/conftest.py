"""The office of Nara with its school, what was announced, and a folder for files that vanishes."""

from pathlib import Path

import pytest

from tests.cast import Cast
from tests.intake.office import Office
from tests.learning.school import School
from yuiwork.core import events
from yuiwork.core.events import Event


@pytest.fixture
def school(cast: Cast) -> School:
    return School(cast)


@pytest.fixture
def office(school: School) -> Office:
    return Office(school)


@pytest.fixture(autouse=True)
def announced(monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """Every event from here on, instead of its handlers."""
    heard: list[Event] = []
    monkeypatch.setattr(events, "_dispatcher", heard.append)
    return heard


@pytest.fixture(autouse=True)
def files_vanish(settings: object, tmp_path: Path) -> None:
    """Uploaded files go to a folder of this test."""
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
