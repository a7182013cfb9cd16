"""Results as files: csv, xlsx with charts that Excel can edit, docx with pictures of the charts."""

import io

from django.utils.translation import gettext as _
from docx import Document
from docx.shared import Cm

from yuiwork.core.charts import as_png
from yuiwork.core.spreadsheets import to_csv, to_xlsx
from yuiwork.core.templatetags.ui import jdate
from yuiwork.core.web.components import DataTable
from yuiwork.surveys.queries.report import Report


def as_csv(report: Report) -> bytes:
    """All counts in one table: question, answer, people, share. UTF-8 with BOM."""
    rows: list[list[object]] = [
        [figure.title, *row]
        for result in report.results
        for figure in result.figures
        for row in figure.table.rows
    ]
    columns = [_("Question"), _("Answer"), _("People (persons)"), _("Share of those who answered")]
    return to_csv(DataTable(report.survey.title, columns, rows))


def as_xlsx(report: Report) -> bytes:
    """A sheet per table, each with its chart; free answers on a sheet of their own."""
    tables = report.tables
    charted = range(len(tables) - (1 if report.cross else 0))
    texts: list[list[object]] = [[result.text, text] for result in report.results for text in result.texts]
    if texts:
        tables = [*tables, DataTable(_("Free answers"), [_("Question"), _("Answer")], texts)]
    return to_xlsx(tables, charted=charted)


def as_docx(report: Report) -> bytes:
    """To be pasted into a report: each question with picture, table, averages and free answers."""
    document = Document()
    document.add_heading(report.survey.title, level=1)
    document.add_paragraph(_("%(count)s people answered.") % {"count": report.answered})
    if report.narrowed:
        document.add_paragraph(_("Only: %(narrowed)s") % {"narrowed": report.narrowed})
    if report.survey.opened_on:
        document.add_paragraph(_("Open since %(day)s.") % {"day": jdate(report.survey.opened_on)})
    for result in report.results:
        document.add_heading(result.text, level=2)
        for figure in result.figures:
            document.add_paragraph(f"{figure.title} {figure.takeaway}")
            document.add_picture(io.BytesIO(as_png(figure.svg)), width=Cm(12))
            _add_table(document, figure.table)
        for name, value in result.facts:
            document.add_paragraph(f"{name}: {value}")
        for text in result.texts:
            document.add_paragraph(text, style="List Bullet")
    if report.cross:
        document.add_heading(str(report.cross.caption), level=2)
        _add_table(document, report.cross)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_table(document: Document, table: DataTable) -> None:  # type: ignore[valid-type]
    grid = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")  # type: ignore[attr-defined]
    for cell, heading in zip(grid.rows[0].cells, table.columns, strict=True):
        cell.text = str(heading)
    for row in table.rows:
        for cell, value in zip(grid.add_row().cells, row, strict=True):
            cell.text = f"{value:,}" if isinstance(value, int) else str(value)
