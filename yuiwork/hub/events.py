"""What the hub announces."""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class DraftSubmitted(Event):
    """A draft waits for its tutor (or, without one, for a director: then that is ``tutor_id``)."""

    draft_id: UUID
    contract_id: UUID
    worker_id: UUID
    tutor_id: UUID


@dataclass(frozen=True, kw_only=True)
class DraftReviewed(Event):
    """``outcome``: good, redo or consult."""

    draft_id: UUID
    contract_id: UUID
    worker_id: UUID
    outcome: str
