"""Reporting as an officer does it, with facts made by hand."""

import io
from datetime import date
from uuid import UUID

from docx import Document
from docx.document import Document as Word
from openpyxl import Workbook, load_workbook

from tests.cast import Cast
from tests.impact.conftest import earn, reach
from yuiwork.audit import api as audit
from yuiwork.impact.models import Milestone
from yuiwork.reports import api as reports
from yuiwork.reports.models import Report, ReportFile

YEAR = (date(2025, 4, 1), date(2026, 3, 31))
IN_YEAR = date(2025, 11, 20)


class Office:
    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.programme_id: UUID = cast.nara.id
        self.actor = cast.actor(cast.takeda)
        self.operator = cast.actor(cast.oper)

    def facts(self) -> None:
        """61 applied, 30 learned, 2 (hidden) had a first job, 12 earned a little and one much."""
        reach(self.programme_id, Milestone.APPLIED, 61, IN_YEAR)
        reach(self.programme_id, Milestone.ENROLLED, 30, IN_YEAR)
        reach(self.programme_id, Milestone.FIRST_JOB, 2, IN_YEAR)
        earn(self.programme_id, {**dict.fromkeys(range(12), 3_000), 12: 150_000}, IN_YEAR)

    def begin(self, kind: str = "final", first: date = YEAR[0], last: date = YEAR[1]) -> Report:
        return reports.begin_report(
            actor=self.actor, programme_id=self.programme_id, kind=reports.KINDS[kind], first=first, last=last
        )

    def build(self, report: Report) -> Report:
        reports.request_build(actor=self.actor, report_id=report.id)
        reports.run_build(report.id)
        return Report.objects.get(id=report.id)

    def made(self, kind: str = "final") -> Report:
        return self.build(self.begin(kind))

    def close(self, year: int = 2025) -> None:
        reports.close_year(actor=self.actor, programme_id=self.programme_id, year=year)


def content(report: Report, form: str) -> bytes:
    """The newest file of a form, read as the filed document."""
    row = ReportFile.objects.get(report=report, version=report.version, form=form)
    return audit.open_document(row.document_id, party_ids=[report.programme_id]).content


def word(report: Report) -> Word:
    return Document(io.BytesIO(content(report, "docx")))


def excel(report: Report) -> Workbook:
    return load_workbook(io.BytesIO(content(report, "xlsx")))


def cells(book: Workbook) -> set[object]:
    return {cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
