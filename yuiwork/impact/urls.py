from django.urls import path

from yuiwork.impact.views import files, overview

app_name = "impact"
urlpatterns = [
    path("staff/overview/", overview.choose, name="overview"),
    path("staff/<slug:slug>/overview/", overview.overview, name="overview"),
    path("staff/<slug:slug>/overview/files/", files.files, name="files"),
    path("staff/<slug:slug>/overview/<int:year>.xlsx", files.xlsx, name="xlsx"),
    path("staff/<slug:slug>/overview/<int:year>/<slug:table>.csv", files.csv, name="csv"),
    path("figures/", overview.definitions, name="definitions"),
]
