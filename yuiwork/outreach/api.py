"""The door of the outreach room."""

from yuiwork.outreach.queries.campaigns import campaign_url, campaigns_of
from yuiwork.outreach.queries.results import Results, results_of
from yuiwork.outreach.use_cases import change_campaign, close_campaign, count_visit, start_campaign

__all__ = [
    "Results",
    "campaign_url",
    "campaigns_of",
    "change_campaign",
    "close_campaign",
    "count_visit",
    "results_of",
    "start_campaign",
]
