"""What the desk announces. No name and no word of a consultation leaves the room in an event."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class ConsultationBooked(Event):
    consultation_id: UUID
    programme_id: UUID


@dataclass(frozen=True, kw_only=True)
class ConsultationCancelled(Event):
    consultation_id: UUID
    programme_id: UUID


@dataclass(frozen=True, kw_only=True)
class ConsultationNear(Event):
    """It is tomorrow: the reminder is due, once."""

    consultation_id: UUID
    programme_id: UUID


@dataclass(frozen=True, kw_only=True)
class ReferredToCourses(Event):
    """The desk told somebody that a course may be the right thing."""

    consultation_id: UUID
    programme_id: UUID


@dataclass(frozen=True, kw_only=True)
class OutcomeNoted(Event):
    """What came of a consultation (moved in, opened a business, …), on a JST day; '' when it was taken back."""

    consultation_id: UUID
    programme_id: UUID
    outcome: str
    on: date | None
    user_id: UUID | None
