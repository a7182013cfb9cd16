"""What the childcare room announces. Nothing in an event tells anything about a child."""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class ChildcareAsked(Event):
    """A family asked for childcare; its children are still to be written down."""

    request_id: UUID
    programme_id: UUID
    user_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class ChildPlaced(Event):
    """A child has a place; ``moved_up``: from the waiting list."""

    place_id: UUID
    request_id: UUID
    programme_id: UUID
    user_id: UUID | None
    moved_up: bool


@dataclass(frozen=True, kw_only=True)
class ChildWaits(Event):
    """All places are taken; the child is on the waiting list."""

    place_id: UUID
    request_id: UUID
    programme_id: UUID
    user_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class ChildcareCalledOff(Event):
    """There is no childcare at this occasion after all; announced once for each family."""

    request_id: UUID
    programme_id: UUID
    user_id: UUID | None
