"""One file on its way: its columns, its check, its preview, importing it, taking it back."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from yuiwork.core.actor import Role
from yuiwork.core.spreadsheets import to_csv
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.imports.forms import ColumnsForm
from yuiwork.imports.kinds import KINDS
from yuiwork.imports.models import KEEPS_FILE, ImportRun, Outcome, RunState
from yuiwork.imports.policies import may_undo
from yuiwork.imports.problems import words
from yuiwork.imports.queries.preview import line_views, lines_of, problem_table
from yuiwork.imports.queries.runs import closed_years_of, file_of, later_files
from yuiwork.imports.use_cases import (
    begin_check,
    choose_columns,
    choose_sheet,
    discard_file,
    request_import,
    run_check,
    run_save,
    undo_import,
)
from yuiwork.imports.use_cases.check import AT_ONCE
from yuiwork.imports.views.scope import PAGE_SIZE, programme_for, run_for

_LOOK_AGAIN = "3"  # seconds until a page that shows progress loads itself anew
_IN_DETAIL = frozenset({"READ_AS"})  # notes for whoever wants to know exactly


@page(Role.OFFICER, Role.DIRECTOR)
def run(request: Request, slug: str, run_id: UUID) -> HttpResponse:
    """How far a file is; once it was checked, every line with what would happen to it."""
    row = run_for(request, slug, run_id)
    outcome = request.GET.get("show", "")
    if not outcome and row.state == RunState.READY and row.bad:
        outcome = Outcome.BAD
    found = Paginator(lines_of(row, outcome), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "programme": programme_for(request, slug),
        "run": row,
        "kind": KINDS[row.kind],
        "page": found,
        "lines": line_views(row, list(found.object_list), _headings(row)) if found.object_list else [],
        "shown": outcome,
        "outcomes": [(o.value, o.label, getattr(row, o.value)) for o in Outcome if getattr(row, o.value)],
        "notes": [
            words(note["code"], note["params"]) for note in row.notes if note["code"] not in _IN_DETAIL
        ],
        "details": [words(note["code"], note["params"]) for note in row.notes if note["code"] in _IN_DETAIL],
        "may_undo": may_undo(later_files(row), closed_years_of(row)) if row.state == RunState.DONE else None,
        "working": row.state in (RunState.CHECKING, RunState.SAVING),
    }
    response = show(request, "imports/run.html", context)
    if context["working"]:
        response["Refresh"] = _LOOK_AGAIN
    return response


@page(Role.OFFICER, Role.DIRECTOR)
def problems(request: Request, slug: str, run_id: UUID) -> HttpResponse:
    """What has to be corrected, as a file to work through beside the list itself."""
    row = run_for(request, slug, run_id)
    headings = _headings(row) if row.state in KEEPS_FILE else {}
    response = HttpResponse(to_csv(problem_table(row, headings)), content_type="text/csv; charset=utf-8")
    stem = row.filename.rpartition(".")[0] or row.filename
    name = _("%(file)s, to be corrected.csv") % {"file": stem}
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def columns(request: Request, slug: str, run_id: UUID) -> HttpResponse:
    """Which column of the file is which of ours; another sheet with ``sheet``."""
    row = run_for(request, slug, run_id)
    here = reverse("imports:run", args=[slug, row.id])
    if row.state not in (RunState.UPLOADED, RunState.READY):
        return done(request, here)
    if request.method == "POST" and request.POST.get("sheet"):
        _check_at_once(choose_sheet(actor=request.actor, run_id=row.id, sheet=request.POST["sheet"]))
        return done(request, reverse("imports:columns", args=[slug, row.id]))
    sheet = file_of(row)
    header = row.header_row
    initial = {"header_row": header, **{f"c{position}": name for position, name in row.mapping.items()}}
    form = ColumnsForm(KINDS[row.kind], sheet.rows, header, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            changed = choose_columns(
                actor=request.actor,
                run_id=row.id,
                mapping=form.mapping,
                header_row=form.cleaned_data["header_row"],
            )
            _check_at_once(changed)
            return done(request, here)
    context = {"programme": programme_for(request, slug), "run": row, "form": form, "sheet": sheet}
    return show(request, "imports/columns.html", context)


@page(Role.OFFICER, Role.DIRECTOR, methods=("POST",))
def again(request: Request, slug: str, run_id: UUID) -> HttpResponse:
    """Check once more, for example after another file came in."""
    row = run_for(request, slug, run_id)
    _check_at_once(begin_check(actor=request.actor, run_id=row.id))
    return done(request, reverse("imports:run", args=[slug, row.id]))


@page(Role.OFFICER, Role.DIRECTOR, methods=("POST",))
def save(request: Request, slug: str, run_id: UUID) -> HttpResponse:
    """Import everything that was shown."""
    row = request_import(actor=request.actor, run_id=run_for(request, slug, run_id).id)
    to = reverse("imports:run", args=[slug, row.id])
    if row.state == RunState.DONE or row.total > AT_ONCE:
        return done(request, to)
    if run_save(row.id):
        return done(request, to, _("The file is imported."))
    return done(
        request, to, _("Another file was imported in the meantime. Please look at the preview once more.")
    )


@page(Role.OFFICER, Role.DIRECTOR, methods=("POST",))
def undo(request: Request, slug: str, run_id: UUID) -> HttpResponse:
    row = undo_import(actor=request.actor, run_id=run_for(request, slug, run_id).id)
    return done(
        request, reverse("imports:run", args=[slug, row.id]), _("The import is taken back as a whole.")
    )


@page(Role.OFFICER, Role.DIRECTOR, methods=("POST",))
def discard(request: Request, slug: str, run_id: UUID) -> HttpResponse:
    discard_file(actor=request.actor, run_id=run_for(request, slug, run_id).id)
    return done(
        request, reverse("imports:imports", args=[slug]), _("The file is discarded. Nothing was imported.")
    )


def _check_at_once(row: ImportRun) -> None:
    """Short files while she waits; the worker has the others."""
    if row.total <= AT_ONCE:
        run_check(row.id)


def _headings(row: ImportRun) -> dict[int, str]:
    sheet = file_of(row)
    return dict(enumerate(sheet.rows[row.header_row - 1], start=1))
