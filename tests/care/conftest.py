"""Hanako learns with Tutor; what was announced; the clock that looks at everybody."""

from pathlib import Path

import pytest

from tests.cast import Cast
from tests.learning.school import School
from yuiwork.core import events
from yuiwork.core.events import Event


@pytest.fixture
def school(cast: Cast) -> School:
    school = School(cast)
    assert school.enrolment
    return school


@pytest.fixture(autouse=True)
def announced(monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """Every event from here on, instead of its handlers."""
    heard: list[Event] = []
    monkeypatch.setattr(events, "_dispatcher", heard.append)
    return heard


@pytest.fixture(autouse=True)
def files_vanish(settings: object, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]
