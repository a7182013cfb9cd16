"""The contract room, for both sides and the coach: everything that happened, and the one next action."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.market.actions import situation_of
from yuiwork.market.breakdown import breakdown
from yuiwork.market.forms.contract import ContractMessageForm
from yuiwork.market.models import CONTRACT, CancellationState, Contract
from yuiwork.market.notice_pdf import page_of
from yuiwork.market.queries.contracts import contract_for, contracts_of_worker, quote_of
from yuiwork.market.queries.room import delivery_file, room_of
from yuiwork.market.terms import terms_in
from yuiwork.market.timeline import clocks_of, timeline_of


@page(Audience.SIGNED_IN)
def contracts(request: Request) -> HttpResponse:
    """The worker's contracts with what each will bring."""
    return show(request, "market/contracts.html", {"contracts": contracts_of_worker(request.actor)})


@page(Audience.SIGNED_IN)
def contract(request: Request, contract_id: UUID) -> HttpResponse:
    row = contract_for(request.actor, contract_id)
    return show(request, "market/contract.html", room_context(request, row, ContractMessageForm()))


def room_context(request: Request, row: Contract, message_form: ContractMessageForm) -> dict[str, Any]:
    """Everything the room shows; ``message_form`` with its errors after a refused message."""
    room = room_of(request.actor, row)
    clocks = clocks_of(row, room.last)
    wish = row.cancellations.filter(state=CancellationState.OPEN).first()
    return {
        "contract": row,
        "room": room,
        "side": room.side,
        "steps": timeline_of(row, room.last),
        "clocks": clocks,
        "situation": situation_of(
            row,
            room.side,
            last=room.last,
            reviewed=room.own_review is not None,
            payout_on=clocks.payout_on,
            today=clock.today(),
        ),
        "breakdown": breakdown(quote_of(row), side="client" if room.side == "client" else "worker"),
        "wish": wish,
        "may_cancel": wish is None
        and room.side != "coach"
        and CONTRACT.allows(row.state, "cancel", by="both"),
        "paper": getattr(row, "paper_request", None),
        "form": message_form,
    }


@page(Audience.SIGNED_IN)
def terms(request: Request, contract_id: UUID) -> HttpResponse:
    """The notice as a page that a phone can read; the PDF is one tap away."""
    row = contract_for(request.actor, contract_id)
    notice = row.notice
    content = terms_in(notice.terms.content)
    context = {"contract": row, "notice": page_of(content, number=notice.number, issued_at=notice.issued_at)}
    return show(request, "market/terms.html", context)


@page(Audience.SIGNED_IN)
def terms_pdf(request: Request, contract_id: UUID) -> HttpResponse:
    """The filed document itself, byte for byte."""
    row = contract_for(request.actor, contract_id)
    document = audit.open_document(row.notice.document_id, party_ids=[row.worker_id, row.client_org_id])
    response = HttpResponse(document.content, content_type=document.media_type)
    response["Content-Disposition"] = (
        content_disposition_header(True, f"{document.number}.pdf") or "attachment"
    )
    return response


@page(Audience.SIGNED_IN)
def download(request: Request, file_id: UUID) -> HttpResponse:
    """A delivered file, always as a download: nothing of it runs in our pages."""
    row = delivery_file(request.actor, file_id)
    with row.file.open("rb") as file:
        response = HttpResponse(file.read(), content_type=row.media_type)
    response["Content-Disposition"] = content_disposition_header(True, row.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def to_room(request: Request, contract_id: UUID, message: str) -> HttpResponse:
    return done(request, reverse("market:contract", args=[contract_id]), message)
