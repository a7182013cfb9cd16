"""The start page of 取込, the upload, and the files to download."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header

from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.imports.export import to_cp932, to_csv, to_xlsx
from yuiwork.imports.forms import UploadForm
from yuiwork.imports.kinds import KINDS, Kind, Values
from yuiwork.imports.models import ImportRun
from yuiwork.imports.queries.runs import kind_named, record_counts, records_of, runs_of
from yuiwork.imports.use_cases import begin_check, run_check, upload_file
from yuiwork.imports.use_cases.check import AT_ONCE
from yuiwork.imports.views.scope import PAGE_SIZE, programme_for

_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "sjis": "text/csv; charset=shift_jis",
}


@page(Role.OFFICER, Role.DIRECTOR)
def imports(request: Request, slug: str) -> HttpResponse:
    """What can be imported, what is in, and every file so far."""
    programme = programme_for(request, slug)
    counts = record_counts(programme.id)
    context = {
        "programme": programme,
        "kinds": [(kind, counts[kind.code]) for kind in KINDS.values()],
        "page": Paginator(runs_of(programme.id).select_related("uploaded_by"), PAGE_SIZE).get_page(
            request.GET.get("page")
        ),
        "titles": {kind.code: kind.title for kind in KINDS.values()},
    }
    return show(request, "imports/imports.html", context)


@page(Role.OFFICER, Role.DIRECTOR, methods=("GET", "POST"))
def upload(request: Request, slug: str, kind: str) -> HttpResponse:
    """Choose a file. With all needed columns found it is checked at once, otherwise she is asked first."""
    programme, sort = programme_for(request, slug), kind_named(kind)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_on(form):
            run = upload_file(
                actor=request.actor,
                programme_id=programme.id,
                kind=sort,
                filename=file.name,
                content=file.read(),
                submission_id=form.cleaned_data["submission_id"],
            )
            return done(request, _first_step(request, slug, sort, run))
    return show(request, "imports/upload.html", {"programme": programme, "kind": sort, "form": form})


def _first_step(request: Request, slug: str, kind: Kind, run: ImportRun) -> str:
    found = set(run.mapping.values())
    if len(found) < 2 or any(c.required and c.name not in found for c in kind.columns):
        return reverse("imports:columns", args=[slug, run.id])
    checking = begin_check(actor=request.actor, run_id=run.id)
    if checking.total <= AT_ONCE:
        run_check(run.id)
    return reverse("imports:run", args=[slug, run.id])


@page(Role.OFFICER, Role.DIRECTOR)
def template(request: Request, slug: str, kind: str, form: str) -> HttpResponse:
    """An empty file to fill in."""
    programme_for(request, slug)
    sort = kind_named(kind)
    return _file(sort, [], form, f"{sort.file_stem}_ひな形")


@page(Role.OFFICER, Role.DIRECTOR)
def records(request: Request, slug: str, kind: str, form: str) -> HttpResponse:
    """What was imported so far, as a file of the same shape."""
    programme, sort = programme_for(request, slug), kind_named(kind)
    return _file(sort, records_of(programme.id, sort.code), form, f"{programme.name}_{sort.file_stem}")


def _file(kind: Kind, rows: list[Values], form: str, stem: str) -> HttpResponse:
    writers = {"xlsx": to_xlsx, "csv": to_csv, "sjis": to_cp932}
    if form not in writers:
        raise NotFound
    response = HttpResponse(writers[form](kind, rows), content_type=_TYPES[form])
    ending = "csv" if form == "sjis" else form
    response["Content-Disposition"] = content_disposition_header(True, f"{stem}.{ending}") or "attachment"
    return response
