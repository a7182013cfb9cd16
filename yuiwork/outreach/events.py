"""What the outreach room announces."""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class CampaignStarted(Event):
    """A paper or post has its page."""

    campaign_id: UUID
    programme_id: UUID
    source: str
