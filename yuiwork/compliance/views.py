"""My documents, and a copy of what is kept about me."""

from io import BytesIO
from tempfile import SpooledTemporaryFile
from uuid import UUID

from django.http import FileResponse, HttpResponse

from yuiwork.audit import api as audit
from yuiwork.compliance import accessibility as record
from yuiwork.compliance.bundle import file_name, write_bundle
from yuiwork.compliance.forms import SearchForm
from yuiwork.compliance.use_cases import disclose_own_data
from yuiwork.core.actor import Actor, Role
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show

_IN_MEMORY = 8 * 1024 * 1024  # bytes of a bundle before it moves to a temporary file


@page(Audience.SIGNED_IN)
def documents(request: Request) -> HttpResponse:
    """Her own documents and those of the firms she acts for."""
    form = SearchForm(request.GET or None)
    context = {
        "form": form,
        "documents": _found(request, form),
        "searched": form.is_bound,
        "query": request.GET.urlencode(),
    }
    return show(request, "compliance/documents.html", context)


@page(Audience.SIGNED_IN)
def documents_export(request: Request) -> FileResponse:
    """The documents that the same search finds, as one ZIP with an index."""
    parties = _parties(request.actor)
    found = _found(request, SearchForm(request.GET or None))
    bundle = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - the response closes it
    write_bundle(bundle, (audit.open_document(d.id, party_ids=parties) for d in found))
    bundle.seek(0)
    return FileResponse(bundle, as_attachment=True, filename="yuiwork-documents.zip")


@page(Audience.SIGNED_IN)
def document(request: Request, document_id: UUID) -> FileResponse:
    """The file itself, for its parties; 404 for everyone else."""
    filed = audit.open_document(document_id, party_ids=_parties(request.actor))
    return FileResponse(BytesIO(filed.content), filename=file_name(filed), content_type=filed.media_type)


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def my_data(request: Request) -> HttpResponse | FileResponse:
    """What is kept, and a download of all of it."""
    if request.method == "POST":
        copy = BytesIO(disclose_own_data(actor=request.actor).encode())
        return FileResponse(
            copy, as_attachment=True, filename="yuiwork-my-data.json", content_type="application/json"
        )
    return show(request, "compliance/my_data.html")


def _found(request: Request, form: SearchForm) -> list[audit.DocumentView]:
    """Nothing while the search itself has a mistake: showing everything would look like an answer."""
    if form.is_bound and not form.is_valid():
        return []
    return audit.search_documents(_parties(request.actor), form.search() if form.is_bound else audit.Search())


def _parties(actor: Actor) -> list[UUID]:
    assert actor.user_id is not None
    return [actor.user_id, *actor.scopes(Role.CLIENT)]


@page(Audience.ANYONE)
def terms(request: Request) -> HttpResponse:
    """利用規約, with the agency clause (law.md 7.2, conditions 1 and 2)."""
    return show(request, "compliance/terms.html")


@page(Audience.ANYONE)
def privacy(request: Request) -> HttpResponse:
    """個人情報の取り扱い: purposes, who sees what, joint use (law.md 5.1), how to ask for disclosure."""
    return show(request, "compliance/privacy.html")


@page(Audience.ANYONE)
def accessibility(request: Request) -> HttpResponse:
    """アクセシビリティ方針: the aim, how it is checked, and what is known not to work."""
    return show(request, "compliance/accessibility.html")


@page(Audience.ANYONE)
def accessibility_record(request: Request) -> HttpResponse:
    """What was tested by which tool, criterion by criterion, and what a person has still to look at (RQ42)."""
    rows = record.criteria()
    context = {
        "standard": record.STANDARD,
        "tool": f"{record.TOOL} {record.TOOL_VERSION}",
        "recorded_on": record.RECORDED_ON,
        "table": record.record_table(),
        "counts": [(result.label, sum(row.result == result for row in rows)) for result in record.Result],
    }
    return show(request, "compliance/accessibility_record.html", context)
