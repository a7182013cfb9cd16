"""My documents, and a copy of what is kept about me."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from yuiwork.audit import api as audit
from yuiwork.compliance.forms import SearchForm
from yuiwork.compliance.use_cases import disclose_own_data
from yuiwork.core.actor import Actor, Role
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show


@page(Audience.SIGNED_IN)
def documents(request: Request) -> HttpResponse:
    """Her own documents and those of the firms she acts for."""
    form = SearchForm(request.GET or None)
    search = form.search() if form.is_bound and form.is_valid() else audit.Search()
    found = audit.search_documents(_parties(request.actor), search)
    return show(request, "compliance/documents.html", {"form": form, "documents": found, "searched": form.is_bound})


@page(Audience.SIGNED_IN)
def document(request: Request, document_id: UUID) -> HttpResponse:
    """The file itself, for its parties; 404 for everyone else."""
    filed = audit.open_document(document_id, party_ids=_parties(request.actor))
    response = HttpResponse(filed.content, content_type=filed.media_type)
    response["Content-Disposition"] = content_disposition_header(False, f"{filed.number}.pdf")
    return response


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def my_data(request: Request) -> HttpResponse:
    """What is kept, and a download of all of it."""
    if request.method == "POST":
        response = HttpResponse(disclose_own_data(actor=request.actor), content_type="application/json; charset=utf-8")
        response["Content-Disposition"] = content_disposition_header(True, "yuiwork-my-data.json")
        return response
    return show(request, "compliance/my_data.html")


def _parties(actor: Actor) -> list[UUID]:
    assert actor.user_id is not None
    return [actor.user_id, *actor.scopes(Role.CLIENT)]
