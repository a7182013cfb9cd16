"""The steps of both sides in a contract: deliver, accept, ask for a revision, talk, review, end it, paper."""

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.market import use_cases
from yuiwork.market.breakdown import breakdown
from yuiwork.market.forms.contract import (
    CancelForm,
    ContractMessageForm,
    DeliverForm,
    ReviewForm,
    RevisionForm,
)
from yuiwork.market.models import CONTRACT, Contract, ContractState
from yuiwork.market.policies import side_of
from yuiwork.market.queries.contracts import contract_for, quote_of
from yuiwork.market.queries.room import room_of
from yuiwork.market.use_cases.cancel import settlement_needed
from yuiwork.market.views.posted import posted
from yuiwork.market.views.room import room_context, to_room
from yuiwork.money import api as money


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def deliver(request: Request, contract_id: UUID) -> HttpResponse:
    row = _as(request, contract_id, "worker")
    form = DeliverForm(posted(request), request.FILES or None, criteria=list(row.criteria.all()))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with refusals_on(form):
            use_cases.deliver(
                actor=request.actor,
                contract_id=contract_id,
                submission_id=data["submission_id"],
                files=form.uploads(),
                text=data["text"],
                url=data["url"],
                checked=data["checked"],
            )
            return to_room(request, contract_id, _("Delivered. The client has been told."))
    return _step(request, "market/deliver.html", row, form)


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def accept(request: Request, contract_id: UUID) -> HttpResponse:
    """The client's acceptance: a page that says what it sets in motion, and one button."""
    row = _as(request, contract_id, "client")
    form = Form(posted(request))
    if request.method == "POST":
        with refusals_on(form):
            use_cases.accept_delivery(actor=request.actor, contract_id=contract_id)
            return to_room(request, contract_id, _("Accepted. The pay goes out in the next weekly payout."))
    more = {
        "breakdown": breakdown(quote_of(row), side="client"),
        "payout_on": money.next_payout_date(clock.today()),
    }
    return _step(request, "market/accept.html", row, form, **more)


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def revise(request: Request, contract_id: UUID) -> HttpResponse:
    row = _as(request, contract_id, "client")
    form = RevisionForm(posted(request), criteria=list(row.criteria.all()))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            use_cases.request_revision(
                actor=request.actor,
                contract_id=contract_id,
                criterion_ids=[UUID(text) for text in form.cleaned_data["criteria"]],
                text=form.cleaned_data["text"],
            )
            return to_room(request, contract_id, _("Your request was sent."))
    left = row.revision_limit - row.revisions.count()
    return _step(request, "market/revise.html", row, form, left=left)


@page(Audience.SIGNED_IN, methods=("POST",))
def message(request: Request, contract_id: UUID) -> HttpResponse:
    row = contract_for(request.actor, contract_id)
    form = ContractMessageForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            use_cases.post_message(actor=request.actor, contract_id=contract_id, **form.cleaned_data)
            return to_room(request, contract_id, _("Your message was sent."))
    return show(request, "market/contract.html", room_context(request, row, form))


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def review(request: Request, contract_id: UUID) -> HttpResponse:
    row = _as(request, contract_id, "worker", "client")
    form = ReviewForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            use_cases.review_contract(actor=request.actor, contract_id=contract_id, **form.cleaned_data)
            return to_room(
                request,
                contract_id,
                _("Thank you. Both reviews are shown when the other side has written too."),
            )
    return _step(request, "market/review.html", row, form)


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def cancel(request: Request, contract_id: UUID) -> HttpResponse:
    """Wish to end the contract. A client after the deposit reads why that needs a settlement (A5-02)."""
    row = _as(request, contract_id, "worker", "client")
    side = side_of(request.actor, row)
    needs_settlement = side == "client" and row.state != ContractState.AGREED
    form = CancelForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            use_cases.ask_cancellation(
                actor=request.actor, contract_id=contract_id, reason=form.cleaned_data["reason"]
            )
            return to_room(
                request,
                contract_id,
                _("The other side has been asked. Until they agree, the contract goes on."),
            )
    more = {
        "settlement": settlement_needed(row).message if needs_settlement else "",
        "possible": CONTRACT.allows(row.state, "cancel", by="both"),
    }
    return _step(request, "market/cancel.html", row, form, **more)


@page(Audience.SIGNED_IN, methods=("POST",))
def answer_cancel(request: Request, contract_id: UUID) -> HttpResponse:
    contract_for(request.actor, contract_id)
    agree = request.POST.get("answer") == "agree"
    use_cases.answer_cancellation(actor=request.actor, contract_id=contract_id, agree=agree)
    return to_room(
        request, contract_id, _("The contract was ended.") if agree else _("The contract goes on.")
    )


@page(Audience.SIGNED_IN, methods=("POST",))
def paper(request: Request, contract_id: UUID) -> HttpResponse:
    """The worker asks for the notice on paper; the client confirms that it was sent."""
    row = contract_for(request.actor, contract_id)
    if side_of(request.actor, row) == "client":
        use_cases.confirm_paper_sent(actor=request.actor, contract_id=contract_id)
        return to_room(request, contract_id, _("Thank you. The worker can see that it is on its way."))
    use_cases.request_paper_notice(actor=request.actor, contract_id=contract_id)
    return to_room(request, contract_id, _("The client has been asked to send you the notice on paper."))


def _as(request: Request, contract_id: UUID, *sides: str) -> Contract:
    """The contract, for these sides only; everyone else learns nothing of the page."""
    row = contract_for(request.actor, contract_id)
    if side_of(request.actor, row) not in sides:
        raise NotFound
    return row


def _step(request: Request, template: str, row: Contract, form: Form, **more: Any) -> HttpResponse:
    room = room_of(request.actor, row)
    context = {
        "contract": row,
        "form": form,
        "criteria": room.criteria,
        "last": room.last,
        "revision": room.revision,
    }
    return show(request, template, {**context, **more})
