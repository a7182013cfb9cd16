from yuiwork.outreach.use_cases.campaign import (
    CampaignData,
    change_campaign,
    close_campaign,
    count_visit,
    start_campaign,
)

__all__ = ["CampaignData", "change_campaign", "close_campaign", "count_visit", "start_campaign"]
