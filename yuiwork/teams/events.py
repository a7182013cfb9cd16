"""What the teams room announces."""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class TeamFormed(Event):
    """People joined into a team."""

    team_id: UUID
    programme_id: UUID
