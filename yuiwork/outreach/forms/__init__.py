from yuiwork.outreach.forms.campaign import CampaignForm, NewCampaignForm
from yuiwork.outreach.forms.sources import SourcesForm

__all__ = ["CampaignForm", "NewCampaignForm", "SourcesForm"]
