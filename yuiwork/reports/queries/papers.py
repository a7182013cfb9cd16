"""A report as the writers of files take it, and what goes into the archive of a year."""

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.japan.dates import fiscal_year, jst_date
from yuiwork.reports.kinds import KINDS
from yuiwork.reports.models import Report
from yuiwork.reports.queries.figures import blocks_of, scope_of
from yuiwork.reports.queries.reports import files_of_year, standing_close, year_of
from yuiwork.reports.sheets import sheet_blocks
from yuiwork.reports.write.archive import Entry, to_zip
from yuiwork.reports.write.paper import Paper


def paper_of(report: Report) -> Paper:
    """Texts, forms and figures together; figures of a closed year as they were frozen."""
    kind, programme = KINDS[report.kind], report.programme
    year = year_of(report.first, report.last)
    close = standing_close(programme.id, year) if year is not None else None
    blocks = [
        *sheet_blocks(kind, report.entries),
        *blocks_of(scope_of(programme, report.first, report.last), kind.figures),
    ]
    return Paper(
        heading=kind.heading,
        programme=programme.name,
        owner=programme.organisation.name,
        first=report.first,
        last=report.last,
        year=year,
        made_on=clock.today(),
        parts=tuple((part.heading, report.texts.get(part.code, "")) for part in kind.texts),
        blocks=tuple(blocks),
        frozen=close.sha256 if close is not None else "",
    )


def archive_of(report: Report, paper: Paper, *, word: bytes, excel: bytes) -> bytes:
    """The newest finished files of the year with all its figures, as one ZIP."""
    entries = [
        Entry("00_図表.docx", paper.heading, paper.period, paper.made_on, report.version, word),
        Entry("00_表とグラフ.xlsx", paper.heading, paper.period, paper.made_on, report.version, excel),
    ]
    for row in files_of_year(report.programme_id, fiscal_year(report.last)):
        content = audit.open_document(row.document_id, party_ids=[report.programme_id]).content
        period = f"{row.report.first.isoformat()}～{row.report.last.isoformat()}"
        name = f"{row.report.serial:02d}_{row.filename}"
        entries.append(
            Entry(
                name, KINDS[row.report.kind].heading, period, jst_date(row.created_at), row.version, content
            )
        )
    return to_zip(paper.title, paper.period, entries)
