"""What was answered, counted: the page and its files."""

from datetime import date
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
from yuiwork.surveys.queries.report import BY_MUNICIPALITY, BY_YEAR, Report, month_words, report_of
from yuiwork.surveys.views.building import STAFF, programme_for

_OFFICE = "application/vnd.openxmlformats-officedocument"
FILES = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, f"{_OFFICE}.spreadsheetml.sheet"),
    "docx": (as_docx, f"{_OFFICE}.wordprocessingml.document"),
}
NARROWS = ("year", "municipality", "group", "since", "until")


@page(*STAFF)
def results(request: Request, slug: str, survey_id: UUID) -> HttpResponse:
    """Each question with chart and table; ``NARROWS`` narrow it, ``?cross=&by=`` cross two things."""
    report = _report(request, slug, survey_id)
    context = {
        "programme": report.survey.programme,
        "survey": report.survey,
        "report": report,
        "asked_for": request.GET,
        "is_narrowed": any(request.GET.get(name) for name in NARROWS),
        "since": [(f"{period.first:%Y-%m}", month_words(period.first)) for period in report.periods],
        "until": [(f"{period.last:%Y-%m}", month_words(period.last)) for period in report.periods],
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
    only = f"（{report.narrowed.replace('/', '-')}）" if report.narrowed else ""
    name = f"{report.survey.title}{only}.{kind}"
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
        group=request.GET.get("group", ""),
        since=_month(request.GET.get("since", "")),
        until=_month(request.GET.get("until", "")),
    )
    return report_of(survey, narrowed, cross=request.GET.get("cross", ""), by=request.GET.get("by", ""))


def _month(text: str) -> date | None:
    """``2026-11`` as the first of the month; anything else is not asked for."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError:
        return None


def _kept(asked_for: QueryDict) -> QueryDict:
    """What the files are narrowed by, too."""
    kept = QueryDict(mutable=True)
    for name in (*NARROWS, "cross", "by"):
        if asked_for.get(name):
            kept[name] = str(asked_for[name])
    return kept
