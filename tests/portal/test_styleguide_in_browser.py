"""The style page in Chromium: no violation of WCAG, no sideways scrolling, nothing covered, everything by keyboard."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from tests.chromium import find_chromium, launch

CHROMIUM = find_chromium()
HOST = "http://localhost"
PAGE = f"{HOST}/styleguide/"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = launch(playwright)
        yield running
        running.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Any]:
    """``open_page(width=360, **options)``: a page whose requests Django answers without a server between."""
    contexts: list[BrowserContext] = []

    def open_one(url: str = PAGE, *, width: int = 360, height: int = 740, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="ja-JP", **options)
        contexts.append(context)
        client = Client(headers={"accept-language": "ja"})
        context.route("**/*", lambda route: _answer(route, client))
        page = context.new_page()
        page.goto(url)
        return page

    yield open_one
    for context in contexts:
        context.close()


def _answer(route: Route, client: Client) -> None:
    request = route.request
    assert request.url.startswith(HOST), f"off origin: {request.url}"
    if request.method == "POST":
        kind = request.headers.get("content-type", "application/octet-stream")
        response = client.post(request.url, request.post_data_buffer or b"", content_type=kind)
    else:
        response = client.get(request.url)
    route.fulfill(status=response.status_code, headers=dict(response.headers), body=response.content)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("query", ["", "?density=staff"])
def test_axe_finds_nothing(open_page: Any, width: int, query: str) -> None:
    page = open_page(PAGE + query, width=width, bypass_csp=True)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}}).response["violations"]
    assert [(v["id"], [node["html"][:120] for node in v["nodes"]]) for v in found] == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_scrolls_sideways(open_page: Any, width: int) -> None:
    assert open_page(width=width).evaluate("document.documentElement.scrollWidth") <= width


def test_with_letters_twice_as_large_nothing_scrolls_sideways(open_page: Any) -> None:
    page = open_page()
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_policy_of_the_page_forbids_nothing_that_it_uses(open_page: Any) -> None:
    page = open_page("about:blank")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(PAGE)
    page.wait_for_load_state("networkidle")
    assert said == []


def test_what_has_focus_is_never_hidden_behind_the_bar_of_places(open_page: Any) -> None:
    page = open_page()
    hidden = []
    for _ in range(150):
        page.keyboard.press("Tab")
        state = page.evaluate(
            """() => {
                const it = document.activeElement;
                if (it === document.body) return null;
                const bar = document.querySelector(".places");
                const box = it.getBoundingClientRect();
                const edge = bar ? bar.getBoundingClientRect().top : innerHeight;
                return {name: it.outerHTML.slice(0, 80), inside: !!bar && bar.contains(it),
                        top: box.top, bar: edge};
            }"""
        )
        if state is None:
            break
        if not state["inside"] and state["top"] >= state["bar"]:
            hidden.append(state["name"])
    assert hidden == []


def test_after_a_failed_form_the_summary_has_the_focus_and_leads_to_the_field(open_page: Any) -> None:
    page = open_page()
    page.locator("#form button[data-kind=primary]").click()
    page.wait_for_selector("[data-error-summary]")
    assert page.title().startswith("エラー: ")
    assert page.evaluate("document.activeElement.hasAttribute('data-error-summary')")
    page.locator("[data-error-summary] a").first.click()
    assert page.evaluate("document.activeElement.id || location.hash.slice(1)") == "id_family_name"


def test_a_second_tap_sends_nothing_twice(open_page: Any) -> None:
    page = open_page()
    sent = page.evaluate(
        """() => {
            const form = document.querySelector("#form form");
            let sent = 0;
            form.addEventListener("submit", (event) => { sent += 1; });
            document.addEventListener("submit", (event) => {
                if (!event.defaultPrevented) window.passed = (window.passed || 0) + 1;
                event.preventDefault();
            });
            form.requestSubmit();
            form.requestSubmit();
            const button = form.querySelector("button[data-kind=primary]");
            return [sent, window.passed, button.getAttribute("aria-disabled")];
        }"""
    )
    assert sent == [2, 1, "true"]


def test_without_javascript_the_form_is_sent_and_comes_back_with_its_errors(open_page: Any) -> None:
    page = open_page(java_script_enabled=False)
    page.locator("#form button[data-kind=primary]").click()
    assert page.locator("[data-error-summary] li").count() == 8
    assert page.locator("h1").count() == 1


def test_a_long_text_says_how_much_is_left(open_page: Any) -> None:
    page = open_page()
    page.locator("#id_message").fill("奈良の秋")
    page.locator("#form output", has_text="396").wait_for()
    assert page.locator("#form output").inner_text() == "あと396文字"
