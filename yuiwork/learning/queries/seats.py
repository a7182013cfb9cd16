"""Seats in the room of a session, as one learner sees them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from yuiwork.learning.models import Session, SessionSeat
from yuiwork.learning.policies import may_keep_seat


@dataclass(frozen=True, slots=True)
class SeatView:
    """``kept``: she has one; ``left``: how many are free; ``may_change``: it can still be taken or given back."""

    kept: bool
    left: int
    may_change: bool


def seat_of(session: Session, user_id: UUID, now: datetime) -> SeatView | None:
    """None where seats are not counted."""
    if session.capacity is None or session.is_cancelled:
        return None
    kept = SessionSeat.objects.filter(
        session=session, enrolment__user_id=user_id, given_back_at=None
    ).exists()
    return SeatView(kept, session.seats_left or 0, bool(may_keep_seat(session, now)))
