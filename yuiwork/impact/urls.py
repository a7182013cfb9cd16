from django.urls import path

from yuiwork.impact.views import overview

app_name = "impact"
urlpatterns = [
    path("staff/overview/", overview.choose, name="overview"),
    path("staff/reports/", overview.reports, name="reports"),
    path("staff/<slug:slug>/overview/", overview.overview, name="programme"),
    path("staff/<slug:slug>/overview.<slug:kind>", overview.download, name="download"),
    path("figures/", overview.definitions, name="definitions"),
]
