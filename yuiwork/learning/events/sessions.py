"""What is announced of single sessions: changes, and who was missed."""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class SessionChanged(Event):
    """Another time, place or address. ``sequence``: the change's number, also in the calendar files."""

    session_id: UUID
    programme_id: UUID
    course_id: UUID
    sequence: int


@dataclass(frozen=True, kw_only=True)
class SessionCancelled(Event):
    """The session is called off."""

    session_id: UUID
    programme_id: UUID
    course_id: UUID
    sequence: int


@dataclass(frozen=True, kw_only=True)
class SessionMissed(Event):
    """She was marked absent. ``told``: she had let us know."""

    session_id: UUID
    enrolment_id: UUID
    programme_id: UUID
    course_id: UUID
    user_id: UUID
    tutor_id: UUID
    told: bool


@dataclass(frozen=True, kw_only=True)
class AbsenceTold(Event):
    """She let us know beforehand that she cannot come."""

    notice_id: UUID
    session_id: UUID
    programme_id: UUID
    user_id: UUID
    tutor_id: UUID


@dataclass(frozen=True, kw_only=True)
class AbsenceGuided(Event):
    """An absentee was written to: a contact with her, by whom."""

    guidance_id: UUID
    session_id: UUID
    enrolment_id: UUID
    programme_id: UUID
    user_id: UUID
    sent_by_id: UUID | None
