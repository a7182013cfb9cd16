from django.urls import path

from yuiwork.configuration.views import files

app_name = "configuration"
urlpatterns = [
    path("staff/<slug:slug>/configuration/", files.file, name="file"),
    path("staff/<slug:slug>/configuration/programme.yaml", files.download, name="download"),
    path("staff/<slug:slug>/configuration/upload/", files.upload, name="upload"),
    path("staff/<slug:slug>/configuration/apply/", files.apply, name="apply"),
]
