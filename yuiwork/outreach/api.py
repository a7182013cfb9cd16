"""The door of the outreach room."""

from yuiwork.outreach.queries.campaigns import campaign_url, campaigns_of
from yuiwork.outreach.use_cases import change_campaign, close_campaign, count_visit, start_campaign

__all__ = [
    "campaign_url",
    "campaigns_of",
    "change_campaign",
    "close_campaign",
    "count_visit",
    "start_campaign",
]
