"""実施報告 of a session: saved as it is written, signed off, opened again (programmes.md 3.1 RQ15)."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, NotFound
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.learning.models import SESSION_REPORT, ReportState, Session, SessionReport
from yuiwork.learning.policies import may_decide, may_mark, may_report
from yuiwork.learning.queries.report import report_facts

TEXT_LIMIT = 5000  # characters


@use_case
def save_session_report(
    *, actor: Actor, session_id: UUID, base: int, taught: str, follow_up: str
) -> SessionReport:
    """Keep the draft. ``base``: the version that was opened (0: none yet).

    Raises ``Conflict`` ``CHANGED_MEANWHILE`` when somebody else saved since; ``Refused`` ``STAFF_ONLY``, ``NOT_YET``,
    ``CANCELLED``, ``NOT_NOW`` once signed off; ``Invalid`` ``TEXT_TOO_LONG``; ``NotFound``.
    """
    return _save(actor, _locked(actor, session_id), base, taught, follow_up)


@use_case
def sign_session_report(
    *, actor: Actor, session_id: UUID, base: int, taught: str, follow_up: str
) -> SessionReport:
    """Save and sign off: instructor, place and roll are kept as they stand now.

    Twice is once. Raises as ``save_session_report``, and ``Invalid`` ``EMPTY``, ``ROLL_OPEN`` while somebody is
    not marked.
    """
    session = _locked(actor, session_id)
    known = SessionReport.objects.filter(session=session).first()
    if known is not None and known.state == ReportState.SIGNED:
        return known
    if not taught.strip():
        raise Invalid("EMPTY", _("Please write what was taught."), field="taught")
    facts = report_facts(session)
    if facts["unmarked"]:
        raise Invalid("ROLL_OPEN", _("Please mark everybody on the roll first."))
    report = _save(actor, session, base, taught, follow_up)
    report.state = SESSION_REPORT.step(report.state, "sign", by="staff")
    report.signed_at, report.signed_by_id, report.facts = clock.now(), actor.user_id, facts
    report.save(update_fields=["state", "signed_at", "signed_by", "facts"])
    _record(actor, report, "sign_report")
    return report


@use_case
def reopen_session_report(*, actor: Actor, session_id: UUID) -> SessionReport:
    """Officers and directors open a signed report again; what was signed stays in the audit trail.

    Raises ``Refused`` ``OFFICER_ONLY``, ``NOT_NOW``; ``NotFound``.
    """
    session = _locked(actor, session_id)
    may_decide(actor, session.course.programme_id).enforce()
    report = SessionReport.objects.filter(session=session).first()
    if report is None:
        raise NotFound
    report.state = SESSION_REPORT.step(report.state, "reopen", by="leader")
    _record(actor, report, "reopen_report", taught=report.taught, follow_up=report.follow_up)
    report.signed_at, report.signed_by_id, report.facts = None, None, None
    report.save(update_fields=["state", "signed_at", "signed_by", "facts"])
    return report


@inside_transaction
def _save(actor: Actor, session: Session, base: int, taught: str, follow_up: str) -> SessionReport:
    report = SessionReport.objects.filter(session=session).first()
    if max(len(taught), len(follow_up)) > TEXT_LIMIT:
        words = _("Please keep it within %(most)d characters.")
        raise Invalid("TEXT_TOO_LONG", words % {"most": TEXT_LIMIT}, field="taught")
    if report is None:
        report = SessionReport(session=session)
    elif report.state != ReportState.DRAFT:
        SESSION_REPORT.step(report.state, "sign", by="staff")  # refuses: signed reports are not written to
    if report.version != base:
        raise Conflict(
            "CHANGED_MEANWHILE",
            _("Somebody else saved this report meanwhile. Please copy your text, reload and add it."),
        )
    report.taught, report.follow_up = taught, follow_up
    report.version += 1
    report.saved_at, report.saved_by_id = clock.now(), actor.user_id
    report.save()
    _record(actor, report, "save_report")
    return report


def _locked(actor: Actor, session_id: UUID) -> Session:
    session = (
        Session.objects.select_for_update(of=("self",))
        .select_related("course__programme")
        .filter(id=session_id)
        .first()
    )
    if session is None:
        raise NotFound
    may_mark(actor, session.course.programme_id).enforce()
    may_report(session, clock.today()).enforce()
    return session


def _record(actor: Actor, report: SessionReport, action: str, **more: Any) -> None:
    audit.record(
        actor=actor,
        action=action,
        target="learning.SessionReport",
        target_id=report.id,
        version=report.version,
        **more,
    )
