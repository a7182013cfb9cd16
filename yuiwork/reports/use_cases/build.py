"""Making the files of a report: the worker counts, draws and files; the page shows how far it is."""

import hashlib
import logging
from dataclasses import dataclass
from uuid import UUID

from django.utils import translation
from procrastinate.contrib.django import app

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.reports.events import ReportBuilt
from yuiwork.reports.kinds import KINDS
from yuiwork.reports.models import REPORT, Report, ReportFile, ReportState
from yuiwork.reports.policies import may_report
from yuiwork.reports.queries.papers import archive_of, paper_of
from yuiwork.reports.write.excel import to_xlsx
from yuiwork.reports.write.word import to_docx

BUILD_TASK = "reports_build"  # defined in tasks.py
STEPS = 4  # counted, Word, Excel or archive, filed
_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _File:
    form: str
    content: bytes


@use_case
def request_build(*, actor: Actor, report_id: UUID) -> Report:
    """Ask the worker for the files. Asked again while it works, nothing happens.

    Raises ``Refused`` ``REPORTERS_ONLY``.
    """
    report = Report.objects.select_for_update().get(id=report_id)
    may_report(actor, report.programme_id).enforce()
    if report.state == ReportState.BUILDING:
        return report
    report.state = REPORT.step(report.state, "build", by="staff")
    report.version += 1
    report.steps_done, report.steps_total = 0, STEPS
    report.asked_by_id = actor.user_id
    report.save(update_fields=["state", "version", "steps_done", "steps_total", "asked_by"])
    app.configure_task(BUILD_TASK).defer(report_id=str(report.id))
    return report


def run_build(report_id: UUID) -> None:
    """Everything in Japanese, as the office files it. May run twice: a finished report is left alone."""
    report = Report.objects.select_related("programme__organisation", "programme__region").get(id=report_id)
    if report.state != ReportState.BUILDING:
        return
    try:
        with translation.override("ja"):
            files = _make(report)
            _file(report_id=report_id, version=report.version, files=files)
    except Exception:
        logger.exception("report %s could not be made", report_id)
        _fail(report_id=report_id)
        raise


def _make(report: Report) -> list[_File]:
    paper = paper_of(report)
    _progress(report_id=report.id, done=1)
    word = to_docx(paper)
    _progress(report_id=report.id, done=2)
    excel = to_xlsx(paper)
    files = [_File("docx", word), _File("xlsx", excel)]
    if KINDS[report.kind].archive:
        files = [_File("zip", archive_of(report, paper, word=word, excel=excel))]
    _progress(report_id=report.id, done=3)
    return files


@use_case
def _progress(*, report_id: UUID, done: int) -> None:
    Report.objects.filter(id=report_id).update(steps_done=done)


@use_case
def _file(*, report_id: UUID, version: int, files: list[_File]) -> None:
    """All files of a version, filed as documents for the programme; the chain of seals is locked last."""
    report = (
        Report.objects.select_for_update(of=["self"])
        .select_related("programme__organisation")
        .get(id=report_id)
    )
    if report.state != ReportState.BUILDING or report.version != version:
        return
    heading = KINDS[report.kind].heading
    for file in files:
        filename = f"{report.programme.name}_{heading}_{report.first:%Y%m%d}-{report.last:%Y%m%d}_v{version}.{file.form}"
        document = audit.file_document(
            kind="programme_report",
            number=f"{report.programme.slug.upper()}-R{report.serial:04d}-V{version}-{file.form.upper()}",
            title=f"{report.programme.name} {heading}",
            doc_date=clock.today(),
            amount_incl_tax=None,
            issuer_name=report.programme.organisation.name,
            counterparty_name=report.programme.name,
            content=file.content,
            canonical={
                "report": str(report.id),
                "kind": report.kind,
                "first": str(report.first),
                "last": str(report.last),
            },
            parties=[report.programme_id],
            media_type=_TYPES[file.form],
        )
        ReportFile.objects.create(
            report=report, version=version, form=file.form, filename=filename, document_id=document.id,
            sha256=hashlib.sha256(file.content).hexdigest(), size=len(file.content),
        )  # fmt: skip
    report.state = REPORT.step(report.state, "built", by="clock")
    report.steps_done, report.built_at = STEPS, clock.now()
    report.save(update_fields=["state", "steps_done", "built_at"])
    asked_by = report.asked_by_id or report.made_by_id
    audit.record(actor=Actor(user_id=asked_by), action="build", target="reports.Report", target_id=report.id)
    publish(
        ReportBuilt(report_id=report.id, programme_id=report.programme_id, version=version, asked_by=asked_by)
    )


@use_case
def _fail(*, report_id: UUID) -> None:
    report = Report.objects.select_for_update().get(id=report_id)
    if report.state == ReportState.BUILDING:
        report.state = REPORT.step(report.state, "fail", by="clock")
        report.save(update_fields=["state"])
