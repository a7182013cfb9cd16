"""The worker's drafts of one contract, the reader's queue, and one draft being read."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.hub import queries, use_cases
from yuiwork.hub.forms import DraftForm, ReviewForm
from yuiwork.hub.models import Draft
from yuiwork.hub.policies import is_reader, may_submit
from yuiwork.market import api as market


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def draft(request: Request, contract_id: UUID) -> HttpResponse:
    """The worker's own page; her reader is led to the newest draft."""
    contract = market.contract_for(request.actor, contract_id)
    if contract.worker_id != request.actor.user_id:
        return _to_newest(request, contract_id)
    drafts = queries.drafts_of_contract(request.actor, contract_id)
    newest = drafts[0] if drafts else None
    form = DraftForm(
        request.POST or None, request.FILES or None, initial={"text": newest.text if newest else ""}
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            use_cases.submit_draft(actor=request.actor, contract_id=contract_id, **_entered(form))
            return done(
                request, reverse("hub:draft", args=[contract_id]), _("Your draft is with your tutor.")
            )
    context = {
        "contract": contract,
        "newest": newest,
        "earlier": drafts[1:],
        "remarks": _remarks(newest),
        "form": form,
        "may_submit": may_submit(contract),
    }
    return show(request, "hub/draft.html", context)


@page(Audience.SIGNED_IN)
def draft_version(request: Request, draft_id: UUID) -> HttpResponse:
    """One version with the answer to it, for the worker and for readers."""
    shown = queries.draft_for(request.actor, draft_id)
    return show(request, "hub/version.html", {"draft": shown, "remarks": _remarks(shown)})


@page(Audience.SIGNED_IN)
def draft_file(request: Request, draft_id: UUID) -> HttpResponse:
    shown = queries.draft_for(request.actor, draft_id)
    if not shown.file:
        raise NotFound
    with shown.file.open("rb") as file:
        response = HttpResponse(file.read(), content_type=shown.media_type)
    response["Content-Disposition"] = content_disposition_header(True, shown.file_name) or "attachment"
    return response


@page(Role.TUTOR, Role.DIRECTOR)
def draft_queue(request: Request) -> HttpResponse:
    """What waits for the reader, longest first, and what she answered last."""
    context = {
        "waiting": queries.drafts_waiting(request.actor),
        "answered": queries.drafts_answered(request.actor),
    }
    return show(request, "hub/queue.html", context)


@page(Role.TUTOR, Role.DIRECTOR, methods=("GET", "POST"))
def draft_review(request: Request, draft_id: UUID) -> HttpResponse:
    """The text by paragraph, comment boxes, criteria, outcome. Answered drafts are shown as they are."""
    shown = queries.draft_for(request.actor, draft_id)
    if not is_reader(request.actor, shown):
        raise NotFound
    if request.method == "GET" and not shown.is_waiting:
        return HttpResponseRedirect(reverse("hub:draft_version", args=[draft_id]))
    form = ReviewForm(shown, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            use_cases.review_draft(
                actor=request.actor,
                draft_id=draft_id,
                outcome=form.cleaned_data["outcome"],
                note=form.cleaned_data["note"],
                comments=form.comments,
                unmet=form.cleaned_data.get("unmet", []),
            )
            return done(request, reverse("hub:draft_queue"), _("Your answer was sent."))
    earlier = [
        d for d in queries.drafts_of_contract(request.actor, shown.contract_id) if d.version < shown.version
    ]
    return show(request, "hub/review.html", {"draft": shown, "form": form, "earlier": earlier})


def _to_newest(request: Request, contract_id: UUID) -> HttpResponse:
    drafts = queries.drafts_of_contract(request.actor, contract_id)
    if not drafts:
        raise NotFound
    return HttpResponseRedirect(reverse("hub:draft_review", args=[drafts[0].id]))


def _entered(form: DraftForm) -> dict[str, Any]:
    upload = form.cleaned_data["file"]
    file = use_cases.DraftFile(name=upload.name, content=upload.read()) if upload else None
    return {
        "submission_id": form.cleaned_data["submission_id"],
        "text": form.cleaned_data["text"],
        "file": file,
    }


def _remarks(draft: Draft | None) -> list[tuple[int, str, str]]:
    """Paragraph number, text, and the comment on it (empty if none)."""
    if draft is None:
        return []
    review = getattr(draft, "review", None)
    comments = {c.paragraph: c.text for c in review.comments.all()} if review else {}
    return [(n, text, comments.get(n, "")) for n, text in enumerate(draft.paragraphs, start=1)]
