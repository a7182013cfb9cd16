"""The public page of a certificate, and its PDF for those who may have it."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from yuiwork.audit import api as audit
from yuiwork.core.errors import NotFound
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.learning.queries.completion import certificate_by_number, certificate_parties
from yuiwork.regions import api as regions


@page(Audience.ANYONE)
def certificate(request: Request, number: str) -> HttpResponse:
    """Is this certificate real? Programme, course, date; the name masked."""
    if number != number.upper():
        return HttpResponseRedirect(reverse("learning:certificate", args=[number.upper()]))
    shown = certificate_by_number(number)
    may_open = certificate_parties(request.actor, number) is not None
    context = {
        "certificate": shown,
        "programme": regions.programme(shown.programme_id),
        "may_open": may_open,
    }
    return show(request, "learning/certificate.html", context)


@page(Audience.SIGNED_IN)
def certificate_pdf(request: Request, number: str) -> HttpResponse:
    """The filed PDF, for its holder and the officers of the programme."""
    found = certificate_parties(request.actor, number)
    if found is None:
        raise NotFound
    document_id, parties = found
    document = audit.open_document(document_id, party_ids=parties)
    response = HttpResponse(document.content, content_type=document.media_type)
    response["Content-Disposition"] = f'attachment; filename="{document.number}.pdf"'
    return response
