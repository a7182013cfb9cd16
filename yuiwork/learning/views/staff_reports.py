"""実施報告 of a session: writing it while it saves itself, signing it off, the PDF."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.errors import Conflict, DomainError
from yuiwork.core.templatetags.ui import jtime
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.learning.forms import ReportForm
from yuiwork.learning.models import AttendanceMark, ReportState, SessionReport
from yuiwork.learning.policies import MARKERS, may_decide, may_report
from yuiwork.learning.queries.courses import session_of_programme
from yuiwork.learning.queries.report import facts_shown, report_of
from yuiwork.learning.report_pdf import session_report_pdf
from yuiwork.learning.use_cases import reopen_session_report, save_session_report, sign_session_report
from yuiwork.learning.views.staff_scope import programme_for


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR, methods=("GET", "POST"))
def report(request: Request, slug: str, session_id: UUID) -> HttpResponse:
    """What was taught, by whom, who came, what to follow up (RQ15)."""
    programme = programme_for(request, slug, MARKERS)
    row = session_of_programme(programme.id, session_id)
    known = report_of(row)
    form = ReportForm(request.POST or None, initial=_initial(known))
    if request.method == "POST" and request.POST.get("action") == "reopen":
        reopen_session_report(actor=request.actor, session_id=row.id)
        return done(request, request.path, _("The report is open again."))
    if request.method == "POST" and form.is_valid():
        if request.POST.get("action") == "autosave":
            return _autosaved(request, row.id, form)
        with refusals_on(form):
            signing = request.POST.get("action") == "sign"
            act = sign_session_report if signing else save_session_report
            act(actor=request.actor, session_id=row.id, **form.cleaned_data)
            return done(request, request.path, _("The report is signed off.") if signing else _("Saved."))
    facts = facts_shown(row, known)
    labels = {mark.value: mark.label for mark in AttendanceMark}
    signed = known is not None and known.state == ReportState.SIGNED
    context = {
        "programme": programme,
        "session": row,
        "course": row.course,
        "report": known,
        "signed": signed,
        "facts": facts,
        "roll": [(line["name"], labels.get(line["mark"], ""), line["reason"]) for line in facts["roll"]],
        "form": form,
        "may_report": may_report(row, clock.today()),
        "may_reopen": signed and bool(may_decide(request.actor, programme.id)),
    }
    return show(request, "learning/staff/report.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR)
def report_pdf(request: Request, slug: str, session_id: UUID) -> HttpResponse:
    """The report to print; a draft says that it is one."""
    programme = programme_for(request, slug, MARKERS)
    row = session_of_programme(programme.id, session_id)
    known = report_of(row)
    content = session_report_pdf(row, known, facts_shown(row, known))
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="session-report-{row.number}.pdf"'
    return response


def _autosaved(request: Request, session_id: UUID, form: ReportForm) -> JsonResponse:
    """For the page that saves itself: what to say, and the version to go on from."""
    try:
        saved = save_session_report(actor=request.actor, session_id=session_id, **form.cleaned_data)
    except DomainError as refusal:
        status = 409 if isinstance(refusal, Conflict) else 422
        return JsonResponse(
            {"message": str(refusal.message), "base": form.cleaned_data["base"]}, status=status
        )
    words = _("Saved at %(time)s") % {"time": jtime(saved.saved_at)}
    return JsonResponse({"message": words, "base": saved.version})


def _initial(known: SessionReport | None) -> dict[str, Any]:
    if known is None:
        return {"base": 0}
    return {"base": known.version, "taught": known.taught, "follow_up": known.follow_up}
