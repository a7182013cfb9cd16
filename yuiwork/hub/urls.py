from django.urls import path

from yuiwork.hub import views

app_name = "hub"
urlpatterns = [
    path("contracts/<uuid:contract_id>/draft/", views.draft, name="draft"),
    path("drafts/<uuid:draft_id>/", views.draft_version, name="draft_version"),
    path("drafts/<uuid:draft_id>/file/", views.draft_file, name="draft_file"),
    path("staff/drafts/", views.draft_queue, name="draft_queue"),
    path("staff/drafts/<uuid:draft_id>/", views.draft_review, name="draft_review"),
]
