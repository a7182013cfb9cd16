from django.urls import path

from yuiwork.reports.views import centre, duties, report, years

app_name = "reports"
_HERE = "staff/<slug:slug>/reports/"
_REPORT = f"{_HERE}<uuid:report_id>/"
_YEAR = f"{_HERE}years/<int:year>/"
urlpatterns = [
    path("staff/reports/", centre.own, name="own"),
    path(_HERE, centre.centre, name="centre"),
    path(f"{_HERE}new/<slug:kind>/", centre.new, name="new"),
    path(f"{_HERE}asked/new/", duties.duty_new, name="duty_new"),
    path(f"{_HERE}asked/<uuid:duty_id>/remove/", duties.duty_remove, name="duty_remove"),
    path(_REPORT, report.report, name="report"),
    path(f"{_REPORT}write/", report.write, name="write"),
    path(f"{_REPORT}build/", report.build, name="build"),
    path(f"{_REPORT}files/<uuid:file_id>/", report.file, name="file"),
    path(_YEAR, years.year, name="year"),
    path(f"{_YEAR}correct/", years.correct, name="correct"),
    path(f"{_YEAR}reopen/", years.reopen, name="reopen"),
]
