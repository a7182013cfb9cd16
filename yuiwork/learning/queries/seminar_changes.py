"""What changed about a seminar, in words."""

from datetime import datetime

from django.utils.translation import gettext as _

from yuiwork.core.templatetags.ui import jdatetime, jtime
from yuiwork.learning.models import Seminar

Change = tuple[str, str, str]  # what, before, now


def last_change(seminar: Seminar) -> tuple[tuple[Change, ...], str]:
    """The newest change line by line, and the note that goes with it; nothing if it never changed."""
    row = seminar.changes.order_by("-revision").first()
    return (change_lines(row.before, row.after), row.note) if row else ((), "")


def change_lines(before: dict[str, str], after: dict[str, str]) -> tuple[Change, ...]:
    """Only what differs. An empty "before" or "now" means that there was, or is, no such thing."""
    pairs = (
        (_("Title"), before["title"], after["title"]),
        (_("When"), _when(before), _when(after)),
        (_("Venue"), _in_line(before["venue"]), _in_line(after["venue"])),
        (_("Address of the online meeting"), before["online_url"], after["online_url"]),
    )
    return tuple((what, old, new) for what, old, new in pairs if old != new)


def _when(facts: dict[str, str]) -> str:
    starts, ends = (datetime.fromisoformat(facts[name]) for name in ("starts_at", "ends_at"))
    return f"{jdatetime(starts)}–{jtime(ends)}"


def _in_line(text: str) -> str:
    return " ".join(line for line in text.split("\n") if line)
