"""実施報告書 as a PDF: A4, Japanese, as contracts ask for one per session (programmes.md 3.1 RQ15)."""

from pathlib import Path
from typing import Any

from django.utils import translation

from yuiwork.core.pdf import render_pdf
from yuiwork.core.templatetags.ui import jdate, jdatetime, jtime
from yuiwork.learning.models import AttendanceMark, Session, SessionReport

TEMPLATE = Path(__file__).parent / "pdf" / "session_report.typ"


def session_report_pdf(session: Session, report: SessionReport | None, facts: dict[str, Any]) -> bytes:
    """The report as it stands; a draft says that it is one. Always Japanese, whatever the reader's language."""
    with translation.override("ja"):
        return render_pdf(TEMPLATE, _data(session, report, facts))


def _data(session: Session, report: SessionReport | None, facts: dict[str, Any]) -> dict[str, Any]:
    signed = report is not None and report.signed_at is not None
    labels = {mark.value: str(mark.label) for mark in AttendanceMark}
    profile = getattr(report.signed_by, "profile", None) if report is not None and report.signed_by else None
    programme = session.course.programme
    return {
        "programme": programme.name,
        "course": session.course.title,
        "title": session.title,
        "subject": session.subject,
        "kind": str(session.get_kind_display()),
        "when": f"{jdatetime(session.starts_at)}–{jtime(session.ends_at)}",
        "taught": report.taught if report is not None else "",
        "follow_up": report.follow_up if report is not None else "",
        "signed": signed,
        "signed_on": jdate(report.signed_at) if report is not None and report.signed_at else "",
        "signed_by": profile.full_name if profile is not None else "",
        **facts,
        "roll": [{**line, "mark": labels.get(line["mark"], "未記入")} for line in facts["roll"]],
    }
