"""What somebody at a screen can do, whether the screen is a real browser or a careful HTTP client."""

from dataclasses import dataclass
from typing import Protocol


class JourneyError(AssertionError):
    """A step did not go as the story says."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file as it arrived."""

    filename: str
    media_type: str
    content: bytes


class Visitor(Protocol):
    """One person with one browser of her own."""

    name: str

    def go(self, address: str) -> None:
        """Open a path or a full address. Fails on any error page."""

    def see(self, *texts: str) -> None:
        """Every text stands on the page."""

    def text(self) -> str:
        """What the page says, white space folded."""

    def fill(self, **fields: str) -> None:
        """Type into fields by name; choose in selects and radio groups by value."""

    def tick(self, name: str, *values: str) -> None:
        """Tick checkboxes of a group (or the single box when no value is given)."""

    def attach(self, name: str, filename: str, content: bytes) -> None:
        """Choose a file in a file field."""

    def press(self, label: str) -> None:
        """Press the button with this label; the answer must be a page or a download without error."""

    def press_refused(self, label: str) -> None:
        """Press the button; the answer must be a page that refuses with an explanation."""

    def follow(self, label: str) -> None:
        """Follow the link with this label."""

    def link(self, label: str) -> str:
        """Where the link with this label leads."""

    def link_to(self, part: str, *, nth: int = 1) -> str:
        """The nth different address on the page that contains ``part``."""

    def address(self) -> str:
        """Where she is."""

    def has_button(self, label: str) -> bool:
        """Is there such a button?"""

    def button_among(self, *labels: str) -> str:
        """The first of these labels for which there is a button."""

    def find(self, pattern: str) -> str:
        """The first match of a regular expression in the page's text (its first group, if it has one)."""

    def row_link(self, row: str) -> str:
        """Where the first link leads in the table row that contains this text."""

    def value(self, name: str) -> str:
        """What stands in a field."""

    def has_field(self, name: str) -> bool:
        """Is there such a field on the page?"""

    def option(self, name: str, label: str) -> str:
        """The value of the choice (select, radio or checkbox) whose label contains the text."""

    def download(self, address: str) -> Download:
        """Fetch a file."""

    def press_download(self, label: str) -> Download:
        """Press a button that answers with a file."""
