from django.urls import path

from yuiwork.impact.views import files, indicators, overview

app_name = "impact"
urlpatterns = [
    path("staff/overview/", overview.choose, name="overview"),
    path("staff/<slug:slug>/overview/", overview.overview, name="overview"),
    path("staff/<slug:slug>/overview/files/", files.files, name="files"),
    path("staff/<slug:slug>/overview/<int:year>.xlsx", files.xlsx, name="xlsx"),
    path("staff/<slug:slug>/overview/<int:year>/<slug:table>.csv", files.csv, name="csv"),
    path("staff/<slug:slug>/indicators/", indicators.indicators, name="indicators"),
    path("staff/<slug:slug>/indicators/<int:year>/<slug:code>/", indicators.target, name="target"),
    path("figures/", overview.definitions, name="definitions"),
]
