"""What the regions room announces."""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class StaffAppointed(Event):
    """A person took up a role in a programme."""

    programme_id: UUID
    user_id: UUID
    role: str
