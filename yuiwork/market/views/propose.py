"""Proposing in three steps, each saved; and the worker's own proposals."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.market.breakdown import breakdown
from yuiwork.market.forms.proposal import ConfirmStep, MessageStep, TermsStep
from yuiwork.market.models import Job, Proposal, ProposalState
from yuiwork.market.offer import offer_in
from yuiwork.market.policies import AGENCY_TERMS_VERSION, may_propose
from yuiwork.market.queries.cards import card_of
from yuiwork.market.queries.jobs import job_for
from yuiwork.market.queries.proposals import open_proposal, own_proposal, proposals_of_worker
from yuiwork.market.queries.viewer import viewer_for
from yuiwork.market.terms import quote_offer
from yuiwork.market.use_cases import save_proposal, send_proposal, withdraw_proposal
from yuiwork.market.use_cases.versions import current_version
from yuiwork.market.views.posted import posted
from yuiwork.people import api as people


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def propose(request: Request, job_id: UUID) -> HttpResponse:
    """Step 1: a few words."""
    job = job_for(request.actor, job_id)
    draft = open_proposal(request.actor, job_id)
    stopped = _stopped(request, job, draft)
    if stopped is not None:
        return stopped
    form = MessageStep(posted(request), initial=_initial(draft, message=draft.message if draft else ""))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            save_proposal(actor=request.actor, job_id=job_id, **form.cleaned_data)
            return redirect("market:propose_terms", job_id=job_id)
    return show(request, "market/propose_message.html", {"form": form, "job": job, "step": 1})


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def propose_terms(request: Request, job_id: UUID) -> HttpResponse:
    """Step 2: amount and date, with what would arrive for the amount of the job."""
    job = job_for(request.actor, job_id)
    draft = open_proposal(request.actor, job_id)
    stopped = _stopped(request, job, draft)
    if stopped is not None:
        return stopped
    if draft is None:
        return redirect("market:propose", job_id=job_id)
    initial = _initial(
        draft,
        fee_amount=draft.fee_amount or job.fee_amount,
        delivery_on=draft.delivery_on or job.delivery_due_on,
        lower_reason=draft.lower_reason,
    )
    form = TermsStep(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            save_proposal(actor=request.actor, job_id=job_id, **form.cleaned_data)
            return redirect("market:propose_confirm", job_id=job_id)
    card = card_of(job, viewer_for(request.actor))
    context = {
        "form": form,
        "job": job,
        "step": 2,
        "breakdown": breakdown(card.quote, side="worker") if card.quote else None,
    }
    return show(request, "market/propose_terms.html", context)


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def propose_confirm(request: Request, job_id: UUID) -> HttpResponse:
    """Step 3: what the client will see, what arrives, the agreement to the way of the money; send."""
    job = job_for(request.actor, job_id)
    draft = open_proposal(request.actor, job_id)
    stopped = _stopped(request, job, draft)
    if stopped is not None:
        return stopped
    if draft is None or not draft.fee_amount or draft.delivery_on is None:
        return redirect("market:propose", job_id=job_id)
    assert request.actor.user_id is not None
    consented = people.has_consent(request.actor.user_id, people.ConsentKind.AGENCY)
    version = current_version(job)
    form = ConfirmStep(posted(request), initial={"version": version.number}, has_consented=consented)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            if not consented:
                people.give_consent(
                    actor=request.actor, kind=people.ConsentKind.AGENCY, version=AGENCY_TERMS_VERSION
                )
            send_proposal(
                actor=request.actor, proposal_id=draft.id, version_seen=form.cleaned_data["version"]
            )
            return done(request, reverse("market:own_proposals"), _("Your proposal was sent."))
    viewer = viewer_for(request.actor)
    quote = quote_offer(
        offer_in(version),
        viewer.facts,
        fee_bp=viewer.fee_bp(job),
        fee_amount=draft.fee_amount,
        delivery_on=draft.delivery_on,
    )
    context = {
        "form": form,
        "job": job,
        "draft": draft,
        "step": 3,
        "breakdown": breakdown(quote, side="worker"),
    }
    return show(request, "market/propose_confirm.html", context)


@page(Audience.SIGNED_IN)
def own_proposals(request: Request) -> HttpResponse:
    return show(request, "market/own_proposals.html", {"proposals": proposals_of_worker(request.actor)})


@page(Audience.SIGNED_IN, methods=("POST",))
def withdraw(request: Request, proposal_id: UUID) -> HttpResponse:
    own_proposal(request.actor, proposal_id)
    withdraw_proposal(actor=request.actor, proposal_id=proposal_id)
    return done(request, reverse("market:own_proposals"), _("Your proposal was withdrawn."))


def _stopped(request: Request, job: Job, draft: Proposal | None) -> HttpResponse | None:
    """Already sent: to her proposals. Not open to her: the reason, kindly."""
    if draft is not None and draft.state != ProposalState.DRAFT:
        return redirect("market:own_proposals")
    allowed = may_propose(request.actor, job, clock.today())
    if allowed:
        return None
    return show(request, "market/cannot_propose.html", {"job": job, "allowed": allowed})


def _initial(draft: Proposal | None, **values: object) -> dict[str, object]:
    """What is there already; the draft's own submission id, so that all steps write on the same one."""
    return {**values, "submission_id": draft.submission_id} if draft else {}
