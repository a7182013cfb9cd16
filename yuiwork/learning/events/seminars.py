"""What is announced of seminars and of the people who come to them, with or without an account."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class SeminarApplied(Event):
    """Somebody, perhaps without an account, has a place in a seminar, or waits for one (``waiting``).

    ``walk_in``: she came without having applied, so nobody writes to her that a place is kept.
    """

    application_id: UUID
    programme_id: UUID
    person_key: str
    email: str
    user_id: UUID | None
    waiting: bool = False
    walk_in: bool = False


@dataclass(frozen=True, kw_only=True)
class SeatOffered(Event):
    """A seat became free for somebody who waits; it is hers until ``until`` if she says so."""

    application_id: UUID
    programme_id: UUID
    user_id: UUID | None
    until: datetime


@dataclass(frozen=True, kw_only=True)
class SeatTaken(Event):
    """She said yes to the seat she was offered."""

    application_id: UUID
    programme_id: UUID
    user_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class SeatLapsed(Event):
    """The offer was not answered in time (``was_offered``), or no seat became free."""

    application_id: UUID
    programme_id: UUID
    user_id: UUID | None
    was_offered: bool


@dataclass(frozen=True, kw_only=True)
class SeminarPlaceChanged(Event):
    """From the venue to online or back. ``sequence`` is that of the calendar file."""

    application_id: UUID
    programme_id: UUID
    user_id: UUID | None
    sequence: int


@dataclass(frozen=True, kw_only=True)
class SeminarChanged(Event):
    """Time, place or address changed; announced once for each person who applied."""

    application_id: UUID
    programme_id: UUID
    user_id: UUID | None
    revision: int


@dataclass(frozen=True, kw_only=True)
class SeminarCalledOff(Event):
    """It does not take place; announced once for each person who applied."""

    application_id: UUID
    programme_id: UUID
    user_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class SeminarCameNear(Event):
    """It is tomorrow. ``day`` is its date in Japan: a seminar that moved comes near again."""

    application_id: UUID
    programme_id: UUID
    user_id: UUID | None
    day: date


@dataclass(frozen=True, kw_only=True)
class SeminarCancelled(Event):
    """The applicant gave her place back."""

    application_id: UUID
    programme_id: UUID
    person_key: str
    email: str
    user_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class SeminarAttended(Event):
    """Staff marked her present."""

    application_id: UUID
    programme_id: UUID
    person_key: str


@dataclass(frozen=True, kw_only=True)
class SeminarAttendanceWithdrawn(Event):
    """She had been marked present by mistake: what was counted of it must be taken back."""

    application_id: UUID
    programme_id: UUID
    person_key: str


@dataclass(frozen=True, kw_only=True)
class PersonLinked(Event):
    """What was counted under ``old_key`` in this programme belongs to the person ``new_key``."""

    programme_id: UUID
    old_key: str
    new_key: str
