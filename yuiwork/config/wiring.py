"""The one table of events: which event reaches which handler, and when.

``LATER`` is normal: queued in the same transaction, run by the worker, once. ``NOW`` is for two facts that must
never disagree, with the reason beside it. Handlers write only their own room's rows and never veto.
"""

from dataclasses import dataclass
from enum import Enum


class When(Enum):
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Wire:
    handler: str
    when: When = When.LATER
    reason: str = ""  # required for NOW


def later(handler: str) -> Wire:
    return Wire(f"yuiwork.{handler}")


def now(handler: str, reason: str) -> Wire:
    return Wire(f"yuiwork.{handler}", When.NOW, reason)


WIRING: dict[str, tuple[Wire, ...]] = {}
