"""What the people room announces."""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class EmailConfirmed(Event):
    """An account's address was proved: things done under it without an account can now be linked."""

    user_id: UUID
    email: str
