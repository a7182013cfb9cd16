from django.urls import path

from yuiwork.outreach.views import public, staff

app_name = "outreach"
urlpatterns = [
    path("c/<slug:code>/", public.campaign, name="campaign"),
    path("staff/<slug:slug>/campaigns/", staff.campaigns, name="campaigns"),
    path("staff/<slug:slug>/campaigns.xlsx", staff.results_xlsx, name="campaigns_xlsx"),
    path("staff/<slug:slug>/campaigns/new/", staff.campaign_new, name="campaign_new"),
    path("staff/<slug:slug>/campaigns/sources/", staff.sources, name="sources"),
    path("staff/<slug:slug>/campaigns/<uuid:campaign_id>/", staff.campaign, name="campaign_staff"),
    path(
        "staff/<slug:slug>/campaigns/<uuid:campaign_id>/close/", staff.campaign_close, name="campaign_close"
    ),
    path("staff/<slug:slug>/campaigns/<uuid:campaign_id>/flyer/<slug:size>.pdf", staff.flyer, name="flyer"),
    path(
        "staff/<slug:slug>/campaigns/<uuid:campaign_id>/flyer/<slug:size>.png",
        staff.flyer_preview,
        name="flyer_preview",
    ),
]
