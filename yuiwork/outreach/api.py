"""The door of the outreach room."""

from yuiwork.outreach.queries.campaigns import campaign_url
from yuiwork.outreach.use_cases import count_visit, start_campaign

__all__ = ["campaign_url", "count_visit", "start_campaign"]
