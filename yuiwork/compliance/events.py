"""What the compliance room announces."""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class DataDisclosed(Event):
    """A person received a copy of what is kept about her."""

    user_id: UUID
