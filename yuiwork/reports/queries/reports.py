"""Reports of a programme and their files."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from yuiwork.audit import api as audit
from yuiwork.core.errors import NotFound
from yuiwork.japan.dates import fiscal_year, fiscal_year_bounds
from yuiwork.reports.kinds import KINDS, Kind
from yuiwork.reports.models import Report, ReportFile, YearClose


def reports_of(programme_id: UUID) -> QuerySet[Report]:
    """Newest first, with their files."""
    rows = Report.objects.filter(programme_id=programme_id).prefetch_related("files")
    return rows.order_by("-created_at", "-serial")


def report_of(programme_id: UUID, report_id: UUID) -> Report:
    """Raises ``NotFound`` for another programme's."""
    row = (
        Report.objects.select_related("programme__region")
        .filter(programme_id=programme_id, id=report_id)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def kind_named(code: str) -> Kind:
    """Raises ``NotFound``."""
    if code not in KINDS:
        raise NotFound
    return KINDS[code]


def newest_files(report: Report) -> list[ReportFile]:
    """The files of the last time it was made."""
    return list(report.files.filter(version=report.version).order_by("form"))


def file_content(programme_id: UUID, report_id: UUID, file_id: UUID) -> tuple[ReportFile, audit.DocumentView]:
    """A file with its content, out of the filed documents. Raises ``NotFound``."""
    row = ReportFile.objects.filter(
        id=file_id, report_id=report_id, report__programme_id=programme_id
    ).first()
    if row is None:
        raise NotFound
    return row, audit.open_document(row.document_id, party_ids=[programme_id])


def files_of_year(programme_id: UUID, year: int) -> list[ReportFile]:
    """The newest file of each form of every report whose period ends in the fiscal year, archives aside."""
    first, last = fiscal_year_bounds(year)
    found = []
    for report in Report.objects.filter(programme_id=programme_id, last__range=(first, last)).order_by(
        "serial"
    ):
        if not KINDS[report.kind].archive:
            found += newest_files(report)
    return found


def standing_close(programme_id: UUID, year: int) -> YearClose | None:
    """The close that freezes the year now, if it is closed."""
    rows = YearClose.objects.filter(programme_id=programme_id, fiscal_year=year, reopened_at=None)
    return rows.prefetch_related("corrections").first()


def closes_of(programme_id: UUID, year: int) -> list[YearClose]:
    """All closes of a year, reopened ones too, newest first."""
    rows = YearClose.objects.filter(programme_id=programme_id, fiscal_year=year).defer("figures")
    return list(rows.select_related("closed_by", "reopened_by").order_by("-closed_at"))


def closed_years(programme_id: UUID) -> list[int]:
    rows = YearClose.objects.filter(programme_id=programme_id, reopened_at=None)
    return sorted(rows.values_list("fiscal_year", flat=True), reverse=True)


def year_of(first: date, last: date) -> int | None:
    """The fiscal year that the period is exactly, or None."""
    year = fiscal_year(last)
    return year if (first, last) == fiscal_year_bounds(year) else None
