"""What was answered, counted: the page and its files."""

from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.utils.http import content_disposition_header

from yuiwork.core.errors import NotFound
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.surveys.files import as_csv, as_docx, as_xlsx
from yuiwork.surveys.queries.builder import survey_of_programme
from yuiwork.surveys.queries.replies import Narrowed
from yuiwork.surveys.queries.report import BY_MUNICIPALITY, BY_YEAR, Report, report_of
from yuiwork.surveys.views.building import STAFF, programme_for

_OFFICE = "application/vnd.openxmlformats-officedocument"
FILES = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, f"{_OFFICE}.spreadsheetml.sheet"),
    "docx": (as_docx, f"{_OFFICE}.wordprocessingml.document"),
}


@page(*STAFF)
def results(request: Request, slug: str, survey_id: UUID) -> HttpResponse:
    """Each question with chart and table; ``?year=``, ``?municipality=`` narrow it, ``?cross=&by=`` cross two things."""
    report = _report(request, slug, survey_id)
    context = {
        "programme": report.survey.programme,
        "survey": report.survey,
        "report": report,
        "asked_for": request.GET,
        "is_narrowed": bool(request.GET.get("year") or request.GET.get("municipality")),
        "by": {"year": BY_YEAR, "municipality": BY_MUNICIPALITY},
        "files": list(FILES),
        "query": _kept(request.GET).urlencode(),
    }
    return show(request, "surveys/staff/results.html", context)


@page(*STAFF)
def results_file(request: Request, slug: str, survey_id: UUID, kind: str) -> HttpResponse:
    """The same, with the same cells hidden, as ``csv``, ``xlsx`` or ``docx``."""
    report = _report(request, slug, survey_id)
    if kind not in FILES:
        raise NotFound
    write, media_type = FILES[kind]
    response = HttpResponse(write(report), content_type=media_type)
    name = f"{report.survey.title}.{kind}"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


def _report(request: Request, slug: str, survey_id: UUID) -> Report:
    programme = programme_for(request, slug)
    survey = survey_of_programme(programme.id, survey_id)
    survey.programme = programme
    year = request.GET.get("year", "")
    narrowed = Narrowed(
        year=int(year) if year.isascii() and year.isdigit() else None,
        municipality=request.GET.get("municipality", ""),
    )
    return report_of(survey, narrowed, cross=request.GET.get("cross", ""), by=request.GET.get("by", ""))


def _kept(asked_for: QueryDict) -> QueryDict:
    """What the files are narrowed by, too."""
    kept = QueryDict(mutable=True)
    for name in ("year", "municipality", "cross", "by"):
        if asked_for.get(name):
            kept[name] = str(asked_for[name])
    return kept
