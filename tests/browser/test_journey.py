"""The same journey as ``make journey``, walked in Chromium on a 360 px phone: axe on every page, pictures of each."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from journey.browser_visitor import BrowserVisitor
from journey.story import walk
from journey.world import World, fresh_world
from tests.chromium import find_chromium, launch

PICTURES = Path(__file__).resolve().parents[2] / "var" / "journey" / "pictures"
CHROMIUM = find_chromium()

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
    pytest.mark.xdist_group("journey-browser"),
    pytest.mark.long,
]


@pytest.fixture
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()


def test_a_resident_walks_from_the_seminar_to_money_in_the_bank_on_her_phone(
    browser: Browser, tmp_path: Path
) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    visitors: list[BrowserVisitor] = []

    def arrive(name: str, world: World) -> BrowserVisitor:
        context = browser.new_context(viewport={"width": 360, "height": 740}, locale="ja-JP", bypass_csp=True)
        visitor = BrowserVisitor(name, world.base_url, context, PICTURES)
        visitors.append(visitor)
        return visitor

    with fresh_world() as world:
        walk(world, arrive, tmp_path, say=lambda line: None)
    problems = [problem for v in visitors for problem in v.violations]
    assert not problems, "\n".join(problems)
    assert not [url for v in visitors for url in v.off_origin]
