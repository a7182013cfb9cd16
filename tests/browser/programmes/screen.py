"""Somebody's screen in a story: a phone or a desk, watched for what must be right on every page."""

from dataclasses import dataclass

from journey.browser_visitor import BrowserVisitor
from journey.visitor import JourneyError
from tests.page_client import check_page


@dataclass
class Screen(BrowserVisitor):
    """Besides axe and the width: one ``h1``, labels, and no English sentence in a Japanese page."""

    def _look(self) -> None:
        before = len(self.seen)
        html = self.page.content()
        super()._look()
        if len(self.seen) > before:
            self.violations += [f"{self.page.url}: {problem}" for problem in check_page(html)]

    def choose(self, **fields: str) -> None:
        """Choose in selects, radio groups and boxes by the words that stand beside them."""
        for name, label in fields.items():
            self.fill(**{name: self.option(name, label)})

    def pick(self, name: str, *labels: str) -> None:
        """Tick the boxes of a group by the words that stand beside them."""
        self.tick(name, *(self.option(name, label) for label in labels))

    def date(self, name: str, day: str) -> None:
        """Fill the three boxes of a date with a day like ``2027-01-15``."""
        year, month, number = day.split("-")
        self.fill(**{f"{name}_year": year, f"{name}_month": str(int(month)), f"{name}_day": str(int(number))})

    def first_field(self, tag: str) -> str:
        """The name of the first field of this kind: worksheets name theirs by the code of a question."""
        return self.page.locator(f"main {tag}[name]").first.get_attribute("name") or ""

    def not_see(self, *texts: str) -> None:
        """None of these stands on the page."""
        page = self.text()
        for text in texts:
            if text in page:
                raise JourneyError(f"{self.name} sees {text!r} on {self.page.url}:\n{page[:3000]}")

    def refused(self, address: str, status: int = 404) -> None:
        """She may not open it."""
        response = self.page.goto(self.base_url + address)
        if response is None or response.status != status:
            raise JourneyError(f"{self.name} was let into {address}")
