"""The client chooses: one table of proposals, acceptance with the terms in full, declining with a reason."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.errors import DomainError
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.market import use_cases
from yuiwork.market.breakdown import breakdown
from yuiwork.market.forms.proposal import DeclineForm
from yuiwork.market.models import Contract, Proposal, ProposalState
from yuiwork.market.notice_pdf import page_of
from yuiwork.market.offer import offer_in
from yuiwork.market.parties import SOMEBODY, worker_facts
from yuiwork.market.pricing import Quote
from yuiwork.market.queries.cards import place_of
from yuiwork.market.queries.contracts import contracts_of_client
from yuiwork.market.queries.jobs import own_job
from yuiwork.market.queries.proposals import received_proposal, received_proposals
from yuiwork.market.queries.record import Record, records_of
from yuiwork.market.queries.viewer import hired_as
from yuiwork.market.terms import Terms, quote_offer
from yuiwork.market.use_cases.accept_proposal import work_out
from yuiwork.market.views.posted import posted
from yuiwork.people import api as people

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Row:
    """A proposal with what the client compares: price, date, facts."""

    proposal: Proposal
    name: str
    place: str
    quote: Quote | None
    record: Record
    is_open: bool
    days_early: int


@page(Role.CLIENT)
def proposals(request: Request, job_id: UUID) -> HttpResponse:
    """Rows people, columns price, date, facts, note."""
    job = own_job(request.actor, job_id)
    found = received_proposals(request.actor, job_id)
    records = records_of(p.worker_id for p in found)
    context = {"job": job, "rows": [_row(p, records[p.worker_id]) for p in found]}
    return show(request, "market/proposals.html", context)


@page(Role.CLIENT, methods=("GET", "POST"))
def accept_proposal(request: Request, proposal_id: UUID) -> HttpResponse:
    """The terms as the notice will state them; one button agrees and sends the notice."""
    proposal = received_proposal(request.actor, proposal_id)
    if proposal.state == ProposalState.ACCEPTED:
        return redirect("market:contract", contract_id=Contract.objects.get(proposal=proposal).id)
    form = Form(posted(request))
    if request.method == "POST":
        with refusals_on(form):
            contract = use_cases.accept_proposal(actor=request.actor, proposal_id=proposal_id)
            message = _("Agreed. The notice of terms was sent to both sides; please pay the deposit now.")
            return done(request, reverse("market:contract", args=[contract.id]), message)
    context: dict[str, object] = {
        "proposal": proposal,
        "job": proposal.job,
        "form": form,
        "name": _name(proposal),
    }
    try:
        agreement = work_out(proposal.job, proposal)
    except DomainError as refusal:
        context["stopped"] = refusal.message
    else:
        context["breakdown"] = breakdown(agreement.money, side="client")
        veiled = _veiled(agreement.terms, proposal)
        context["notice"] = page_of(veiled, number="（契約のときに付きます）", issued_at=clock.now())
    return show(request, "market/accept_proposal.html", context)


@page(Role.CLIENT, methods=("GET", "POST"))
def decline_proposal(request: Request, proposal_id: UUID) -> HttpResponse:
    """Two clicks: a reason, and send."""
    proposal = received_proposal(request.actor, proposal_id)
    form = DeclineForm(posted(request))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            use_cases.decline_proposal(actor=request.actor, proposal_id=proposal_id, **form.cleaned_data)
            back = reverse("market:proposals", args=[proposal.job_id])
            return done(request, back, _("Your answer was sent to the person."))
    context = {"proposal": proposal, "job": proposal.job, "form": form, "name": _name(proposal)}
    return show(request, "market/decline_proposal.html", context)


@page(Role.CLIENT)
def client_contracts(request: Request) -> HttpResponse:
    """Twenty to a page, open ones first."""
    rows = Paginator(contracts_of_client(request.actor), PAGE_SIZE)
    return show(request, "market/client_contracts.html", {"page": rows.get_page(request.GET.get("page"))})


def _veiled(terms: Terms, proposal: Proposal) -> Terms:
    """Her name in full and her address are for the other party of a contract, and that is not agreed yet."""
    worker = replace(
        terms.worker,
        name=_name(proposal),
        postal_code="",
        address="（契約のときに表示します）",
        invoice_number="",
    )
    return replace(terms, worker=worker)


def _row(proposal: Proposal, record: Record) -> Row:
    profile = people.profile_of(proposal.worker_id)
    offer = offer_in(proposal.job_version)
    quote = None
    if profile is not None and profile.is_resident_of_japan:
        quote = quote_offer(
            offer,
            worker_facts(profile),
            fee_bp=hired_as(proposal.worker_id, proposal.job).fee_bp,
            fee_amount=proposal.fee_amount,
            delivery_on=proposal.delivery_on,
        )
    early = (offer.delivery_due_on - proposal.delivery_on).days if proposal.delivery_on else 0
    return Row(
        proposal=proposal,
        name=_name(proposal),
        place=place_of(profile.municipality_code) if profile else "",
        quote=quote,
        record=record,
        is_open=proposal.state == ProposalState.SENT,
        days_early=early,
    )


def _name(proposal: Proposal) -> str:
    profile = people.profile_of(proposal.worker_id)
    return profile.shown_name if profile else SOMEBODY.name
