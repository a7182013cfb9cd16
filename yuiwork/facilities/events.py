"""What the facilities room announces."""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class FacilityBooked(Event):
    """A person has a unit of a facility for a stretch of time."""

    booking_id: UUID
    facility_id: UUID
    programme_id: UUID
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class BookingCancelled(Event):
    """Given back: by herself, or by the staff (``by_staff``), who say why."""

    booking_id: UUID
    facility_id: UUID
    programme_id: UUID
    user_id: UUID
    by_staff: bool
