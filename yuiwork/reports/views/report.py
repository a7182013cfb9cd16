"""One report: its texts, its figures as they will stand in the files, making the files, taking them."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from yuiwork.core.actor import Role
from yuiwork.core.charts import HIDDEN, bar_chart
from yuiwork.core.web.components import Figure
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.regions import api as regions
from yuiwork.reports.figures import Block
from yuiwork.reports.forms import WriteForm
from yuiwork.reports.kinds import KINDS
from yuiwork.reports.models import Report, ReportState
from yuiwork.reports.policies import REPORTERS
from yuiwork.reports.queries.papers import paper_of
from yuiwork.reports.queries.reports import file_content, newest_files, report_of
from yuiwork.reports.use_cases import request_build, write_report

_LOOK_AGAIN = "3"  # seconds until a page that shows progress loads itself anew


@page(Role.OFFICER, Role.DIRECTOR)
def report(request: Request, slug: str, report_id: UUID) -> HttpResponse:
    """Everything that will stand in the files, and the files once they are made."""
    row = _report(request, slug, report_id)
    kind, paper = KINDS[row.kind], paper_of(row)
    context = {
        "programme": row.programme,
        "report": row,
        "kind": kind,
        "paper": paper,
        "parts": [(part.label, row.texts.get(part.code, "")) for part in kind.texts],
        "figures": [shown(block) for block in paper.blocks],
        "files": newest_files(row),
        "working": row.state == ReportState.BUILDING,
        "may_write": row.state != ReportState.BUILDING and bool(kind.texts or kind.sheet),
    }
    response = show(request, "reports/report.html", context)
    if context["working"]:
        response["Refresh"] = _LOOK_AGAIN
    return response


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def write(request: Request, slug: str, report_id: UUID) -> HttpResponse:
    row = _report(request, slug, report_id)
    kind = KINDS[row.kind]
    form = WriteForm(kind, row, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            write_report(actor=request.actor, report_id=row.id, texts=form.texts(), entries=form.entries())
            return done(request, reverse("reports:report", args=[slug, row.id]), _("Your texts are saved."))
    context = {"programme": row.programme, "report": row, "kind": kind, "form": form}
    return show(request, "reports/write.html", context)


@page(Role.OFFICER, Role.DIRECTOR, methods=("POST",))
def build(request: Request, slug: str, report_id: UUID) -> HttpResponse:
    row = _report(request, slug, report_id)
    request_build(actor=request.actor, report_id=row.id)
    return done(request, reverse("reports:report", args=[slug, row.id]))


@page(Role.OFFICER, Role.DIRECTOR)
def file(request: Request, slug: str, report_id: UUID, file_id: UUID) -> HttpResponse:
    """A finished file, as it was filed."""
    programme = regions.staff_programme(request.actor, slug, *REPORTERS)
    row, document = file_content(programme.id, report_id, file_id)
    response = HttpResponse(document.content, content_type=document.media_type)
    response["Content-Disposition"] = content_disposition_header(True, row.filename) or "attachment"
    return response


def shown(block: Block) -> tuple[Block, Figure | None]:
    """A block for the screen: with its chart where it has one and says something."""
    if not block.bars or not any(value for _label, value in block.bars):
        return block, None
    labels = tuple(f"{label}　{HIDDEN if value is None else f'{value:,}'}" for label, value in block.bars)
    drawing = bar_chart(labels, tuple(value for _label, value in block.bars))
    return block, Figure(block.title, block.definition, drawing, block.table)


def _report(request: Request, slug: str, report_id: UUID) -> Report:
    programme = regions.staff_programme(request.actor, slug, *REPORTERS)
    return report_of(programme.id, report_id)
