"""Everything a story needs: a Chromium, a server of its own, a clock that can be moved, handlers that run at once."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connections
from playwright.sync_api import Browser, sync_playwright

from tests.browser.programmes.place import ROOT, Place
from tests.chromium import launch
from tests.telling import tell_everybody
from yuiwork.core import clock, events

BEGINNING = "2026-12-01 10:00"  # a Tuesday; every file of ``programmes/`` announces what begins in January


def _album(slug: str) -> Path | None:
    """Where the pictures of each page go: with PICTURES set, for somebody who looks at them."""
    if not os.environ.get("PICTURES"):
        return None
    folder = ROOT / "var" / "programmes" / slug
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    # Playwright runs a loop in this thread; nothing of ours is async.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()
        # Inside Playwright's loop Django opens a connection of its own, and nobody else would close it.
        connections.close_all()


@pytest.fixture
def open_place(
    live_server: Any, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> Iterator[Callable[[str], Place]]:
    """``open_place("nara")``; when the story ends, every page it saw must have been right."""
    settings.BASE_URL = live_server.url
    cache.clear()
    clock_file = tmp_path / "clock"
    monkeypatch.setenv(clock.OFFSET_FILE_VARIABLE, str(clock_file))
    monkeypatch.setattr(events, "_dispatcher", tell_everybody)
    places: list[Place] = []

    def opened(slug: str) -> Place:
        place = Place(slug, live_server.url, browser, clock_file, _album(slug))
        place.at(BEGINNING)
        places.append(place)
        return place

    yield opened
    screens = [screen for place in places for screen in place.screens]
    problems = [problem for screen in screens for problem in screen.violations]
    assert not problems, "\n".join(problems)
    assert not [url for screen in screens for url in screen.off_origin]
