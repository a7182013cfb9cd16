"""What the community room announces."""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class CircleJoined(Event):
    """A graduate joined the circle of her programme."""

    programme_id: UUID
    user_id: UUID
