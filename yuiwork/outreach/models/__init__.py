from yuiwork.outreach.models.campaign import CODE, Campaign, CampaignVisits

__all__ = ["CODE", "Campaign", "CampaignVisits"]
