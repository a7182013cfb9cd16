"""A visitor in a real Chromium on a small phone; every page she opens is checked by axe and photographed."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urljoin

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, Response

from journey.http_visitor import folded, nth_different, squeezed
from journey.visitor import Download, JourneyError

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@dataclass
class BrowserVisitor:
    """One browser context. ``violations`` and ``off_origin`` must stay empty. Without ``pictures`` none are taken."""

    name: str
    base_url: str
    context: BrowserContext
    pictures: Path | None
    page: Page = field(init=False)
    violations: list[str] = field(default_factory=list)
    off_origin: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)
    # Colours and sizes belong to an address and a width, not to who looks; they take axe longer than all else.
    drawn: ClassVar[set[tuple[str, int]]] = set()

    def __post_init__(self) -> None:
        self.page = self.context.new_page()
        self.page.on("request", lambda r: self._watch_origin(r.url))

    def go(self, address: str) -> None:
        self._arrived(self.page.goto(urljoin(self.base_url, address)))

    def see(self, *texts: str) -> None:
        page = self.text()
        for text in texts:
            if squeezed(text) not in squeezed(page):
                raise JourneyError(f"{self.name} does not see {text!r} on {self.page.url}:\n{page[:3000]}")

    def text(self) -> str:
        # textContent, not innerText: folded details belong to the page too.
        return folded(self.page.evaluate(_ALL_TEXT))

    def fill(self, **fields: str) -> None:
        for name, value in fields.items():
            self._fill(name, value)

    def tick(self, name: str, *values: str) -> None:
        for value in values or ("on",):
            box = self.page.locator(f'input[name="{name}"]' + (f'[value="{value}"]' if values else ""))
            self._open_details(box.first)
            box.first.check()

    def attach(self, name: str, filename: str, content: bytes) -> None:
        box = self.page.locator(f'input[type="file"][name="{name}"]').first
        box.set_input_files({"name": filename, "mimeType": "application/octet-stream", "buffer": content})

    def press(self, label: str) -> None:
        with self.page.expect_navigation() as navigation:
            self._button(label).click()
        self._arrived(navigation.value)

    def press_refused(self, label: str) -> None:
        with self.page.expect_navigation() as navigation:
            self._button(label).click()
        response = navigation.value
        if response is None or response.status not in (409, 422):
            raise JourneyError(f"{self.name} was not refused on {self.page.url}")
        self._look()

    def follow(self, label: str) -> None:
        self.go(self.link(label))

    def link(self, label: str) -> str:
        for anchor in self._all("a[href]"):
            if squeezed(label) in squeezed(anchor["text"]) or label == anchor["label"]:
                return urljoin(self.page.url, anchor["href"])
        raise JourneyError(f"{self.name} finds no link {label!r} on {self.page.url}:\n{self.text()[:2000]}")

    def link_to(self, part: str, *, nth: int = 1) -> str:
        found = [urljoin(self.page.url, anchor["href"]) for anchor in self._all("a[href]")]
        return nth_different([address for address in found if part in address], part, nth, self.page.url)

    def address(self) -> str:
        return self.page.url

    def has_button(self, label: str) -> bool:
        try:
            self._button(label)
        except JourneyError:
            return False
        return True

    def button_among(self, *labels: str) -> str:
        for label in labels:
            if self.has_button(label):
                return label
        raise JourneyError(f"{self.name} finds none of the buttons {labels}:\n{self.text()[:2000]}")

    def find(self, pattern: str) -> str:
        found = re.search(pattern, self.text())
        if found is None:
            raise JourneyError(f"{self.name} finds no {pattern!r}:\n{self.text()[:2000]}")
        return found.group(found.re.groups and 1)

    def row_link(self, row: str) -> str:
        for line in self._all("tr:has(a[href])"):
            if squeezed(row) in squeezed(line["text"]):
                return urljoin(self.page.url, line["href"])
        raise JourneyError(f"{self.name} finds no row with {row!r} on {self.page.url}:\n{self.text()[:2000]}")

    def value(self, name: str) -> str:
        return self.page.locator(f'[name="{name}"]').first.input_value()

    def has_field(self, name: str) -> bool:
        return self.page.locator(f'[name="{name}"]').count() > 0

    def option(self, name: str, label: str) -> str:
        for choice in [*self._all(f'select[name="{name}"] option'), *self._all(f'input[name="{name}"]')]:
            if squeezed(label) in squeezed(choice["text"]):
                return choice["value"]
        raise JourneyError(f"{self.name} finds no choice {label!r} in {name!r} on {self.page.url}")

    def download(self, address: str) -> Download:
        response = self.context.request.get(urljoin(self.base_url, address))
        if response.status != 200:
            raise JourneyError(f"{self.name} got {response.status} for the file {address}")
        header = response.headers.get("content-disposition", "")
        found = re.search(r'filename="?([^";]+)', header)
        return Download(
            found.group(1) if found else "", response.headers.get("content-type", ""), response.body()
        )

    def press_download(self, label: str) -> Download:
        with self.page.expect_download() as waiting:
            self._button(label).click()
        arrived = waiting.value
        return Download(arrived.suggested_filename, "", Path(arrived.path()).read_bytes())

    # -- looking

    def _watch_origin(self, url: str) -> None:
        if not url.startswith((self.base_url, "data:", "blob:")):
            self.off_origin.append(url)

    def _arrived(self, response: Response | None) -> None:
        if response is not None and response.status >= 400:
            raise JourneyError(f"{self.name} got {response.status} on {self.page.url}:\n{self.text()[:3000]}")
        self._look()

    def _look(self) -> None:
        """Axe, the width, and a picture of every address once."""
        self.page.wait_for_load_state()
        key = re.sub(r"[0-9a-f-]{36}|[A-Za-z0-9_:-]{40,}", "…", self.page.url.removeprefix(self.base_url))
        if key in self.seen:
            return
        self.seen.add(key)
        self.page.evaluate(Axe().axe_script)
        for found in self.page.evaluate(_AXE_VIOLATIONS, self._axe_options(key)):
            self.violations.append(f"{key}: {found['id']} {found['html'][:200]}")
        if self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            self.violations.append(f"{key}: wider than the screen")
        if self.pictures:
            name = re.sub(r"[^A-Za-z0-9]+", "-", key.replace("…", "one")).strip("-") or "home"
            self.page.screenshot(path=self.pictures / f"{self.name}-{name[:80]}.png", full_page=True)

    def _axe_options(self, key: str) -> dict[str, Any]:
        width = (self.page.viewport_size or {"width": 0})["width"]
        new = (key, width) not in self.drawn
        self.drawn.add((key, width))
        return {
            "runOnly": {"type": "tag", "values": AXE_TAGS},
            "resultTypes": ["violations"],
            "rules": {rule: {"enabled": new} for rule in ("color-contrast", "target-size")},
        }

    def _all(self, selector: str) -> list[dict[str, str]]:
        """What every such element says, asked for at once: a page has a hundred links, and each question takes a while."""
        return list(self.page.locator(selector).evaluate_all(_WORDS))

    def _open_details(self, element: Locator) -> None:
        element.evaluate(
            "e => { for (let d = e.closest('details'); d; d = d.parentElement?.closest('details')) d.open = true }"
        )

    def _fill(self, name: str, value: str) -> None:
        # A button may bear the same name: the frame's own switch of roles does.
        control = self.page.locator(f':is(input, select, textarea)[name="{name}"]')
        kind = control.first.evaluate("e => e.type")
        self._open_details(control.first)
        if kind == "radio":
            self.page.locator(f'input[name="{name}"][value="{value}"]').check()
        elif kind == "select-one":
            control.first.select_option(value)
        else:
            control.first.fill(value)

    def _button(self, label: str) -> Locator:
        for number, words in enumerate(self._all("button")):
            if squeezed(label) in map(squeezed, (words["text"], words["label"])):
                button = self.page.locator("button").nth(number)
                self._open_details(button)
                return button
        raise JourneyError(f"{self.name} finds no button {label!r} on {self.page.url}:\n{self.text()[:2000]}")


# A field is called by its label, a row leads where its first link leads.
_WORDS = """all => all.map(e => ({
  text: (e instanceof HTMLInputElement ? e.labels[0]?.textContent : e.textContent) || '',
  label: e.getAttribute('aria-label') || '',
  href: (e.matches('tr') ? e.querySelector('a[href]') : e).getAttribute('href') || '',
  value: e.getAttribute('value') || '',
}))"""
# Only what is wrong: the rest is ten times as much to bring over.
_AXE_VIOLATIONS = """options => axe.run(document, options).then(
  result => result.violations.map(found => ({id: found.id, html: found.nodes[0].html})))"""
_ALL_TEXT = """() => {
  const body = document.body.cloneNode(true);
  body.querySelectorAll('script, style').forEach(e => e.remove());
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const words = [];
  while (walker.nextNode()) words.push(walker.currentNode.data);
  return words.join(' ');
}"""
