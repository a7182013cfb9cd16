"""The pictures of the README, taken in Chromium from a running demo: ``python -m tests.browser.pictures [address]``."""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import launch

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


def main(address: str) -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        _today(_signed_in(browser, address, "sato", PHONE), address)
        _job(_signed_in(browser, address, "katsurai", PHONE), address)
        _overview(_signed_in(browser, address, "takeda", DESK), address)
        browser.close()
    return 0


def _signed_in(browser: Browser, address: str, persona: str, size: dict[str, int]) -> Page:
    context = browser.new_context(viewport={"width": size["width"], "height": size["height"]}, locale="ja-JP")
    page = context.new_page()
    page.goto(f"{address}/demo/")
    page.locator(f'form[action$="/sign-in/{persona}/"] button').click()
    page.wait_for_load_state()
    return page


def _today(page: Page, address: str) -> None:
    page.goto(f"{address}/today/")
    page.screenshot(path=FOLDER / "today.png")


def _job(page: Page, address: str) -> None:
    page.goto(f"{address}/work/")
    page.locator('a[href*="/work/jobs/"]').first.click()
    page.wait_for_load_state()
    page.screenshot(path=FOLDER / "job.png")


def _overview(page: Page, address: str) -> None:
    page.goto(f"{address}/staff/nara/overview/")
    page.screenshot(path=FOLDER / "overview.png")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8000"))
