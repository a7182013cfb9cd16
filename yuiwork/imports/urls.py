from django.urls import path

from yuiwork.imports.views import lists, runs

app_name = "imports"
_RUN = "staff/<slug:slug>/imports/<uuid:run_id>/"
urlpatterns = [
    path("staff/<slug:slug>/imports/", lists.imports, name="imports"),
    path("staff/<slug:slug>/imports/new/<slug:kind>/", lists.upload, name="upload"),
    path("staff/<slug:slug>/imports/template/<slug:kind>.<slug:form>", lists.template, name="template"),
    path("staff/<slug:slug>/imports/records/<slug:kind>.<slug:form>", lists.records, name="records"),
    path(_RUN, runs.run, name="run"),
    path(f"{_RUN}columns/", runs.columns, name="columns"),
    path(f"{_RUN}problems.csv", runs.problems, name="problems"),
    path(f"{_RUN}check/", runs.again, name="again"),
    path(f"{_RUN}import/", runs.save, name="save"),
    path(f"{_RUN}undo/", runs.undo, name="undo"),
    path(f"{_RUN}discard/", runs.discard, name="discard"),
]
