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


WIRING: dict[str, tuple[Wire, ...]] = {
    "people.EmailConfirmed": (later("learning.handlers.link_applications"),),
    "money.HoldFunded": (
        now("market.handlers.on_hold_funded", "the worker must not be told to begin by a contract that is not funded"),
    ),
    "money.HoldUnfunded": (
        now("market.handlers.on_hold_unfunded", "a contract must not look funded when its money has gone back"),
    ),
    "money.PayoutSent": (later("impact.handlers.on_payout_sent"),),
    "learning.SeminarApplied": (later("impact.handlers.on_seminar_applied"),),
    "learning.SeminarAttended": (later("impact.handlers.on_seminar_attended"),),
    "learning.SeminarAttendanceWithdrawn": (later("impact.handlers.on_attendance_withdrawn"),),
    "learning.Enrolled": (later("impact.handlers.on_enrolled"),),
    "learning.CourseCompleted": (
        later("impact.handlers.on_course_completed"),
        later("community.handlers.welcome_graduate"),
    ),
    "learning.PersonLinked": (later("impact.handlers.on_person_linked"),),
    "market.DeliveryAccepted": (later("impact.handlers.on_delivery_accepted"),),
}
