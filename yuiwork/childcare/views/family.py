"""What the parent sees: her request, each child, who opened the record. She comes by the link from our mail."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from yuiwork.childcare import consent, links
from yuiwork.childcare.facts import age_words
from yuiwork.childcare.forms import ChildForm
from yuiwork.childcare.models import ChildcareRequest, ChildPlace, PlaceState
from yuiwork.childcare.policies import is_open_for_requests, link_ends
from yuiwork.childcare.queries.family import child_of, children_of, find_request, known_children
from yuiwork.childcare.use_cases import cancel_child, change_child, register_child, register_known_child
from yuiwork.core import clock
from yuiwork.core.errors import DomainError, NotFound
from yuiwork.core.ids import new_id
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show

RequestView = Callable[..., HttpResponse]


def opened_by_parent(view: RequestView) -> RequestView:
    """Open the request behind the link: 404 when broken, 410 once the records are gone."""

    @wraps(view)
    def run(request: Request, token: str, **more: Any) -> HttpResponse:
        request_id = links.read(token)
        row = find_request(request_id) if request_id else None
        if row is None:
            raise NotFound
        if clock.now() >= link_ends(row.occasion):
            context = {"programme": row.occasion.programme}
            return render(request, "childcare/link_expired.html", context, status=410)
        return view(request, row, token, **more)

    return run


@page(Audience.LINK_HOLDER)
@opened_by_parent
def family(request: Request, row: ChildcareRequest, token: str) -> HttpResponse:
    """All children of this family at this date."""
    context = _context(row, token) | {"children": children_of(row.id), "known": _known(row)}
    return show(request, "childcare/request.html", context)


@page(Audience.LINK_HOLDER, methods=("GET", "POST"))
@opened_by_parent
def child_new(request: Request, row: ChildcareRequest, token: str) -> HttpResponse:
    """One more child."""
    form = ChildForm(request.POST or None, initial={"collectors": row.name})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            place = register_child(
                actor=request.actor,
                request_id=row.id,
                submission_id=form.cleaned_data["submission_id"],
                **form.child_data(),
            )
            return done(request, links.request_path(row.id), _said(place))
    return show(request, "childcare/child.html", _context(row, token) | {"form": form, "is_new": True})


@page(Audience.LINK_HOLDER, methods=("GET", "POST"))
@opened_by_parent
def child(request: Request, row: ChildcareRequest, token: str, place_id: UUID) -> HttpResponse:
    """What she wrote, to be corrected until the day."""
    found = child_of(row.id, place_id)
    if found.facts is None:
        raise NotFound
    form = ChildForm(request.POST or None, initial=ChildForm.initial_of(found.facts))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            change_child(actor=request.actor, place_id=found.place.id, **form.child_data())
            return done(request, links.request_path(row.id), _("Saved."))
    context = _context(row, token) | {"form": form, "child": found, "is_new": False}
    return show(request, "childcare/child.html", context)


@page(Audience.LINK_HOLDER, methods=("POST",))
@opened_by_parent
def child_again(request: Request, row: ChildcareRequest, token: str) -> HttpResponse:
    """The same child as last time, without typing it again."""
    try:
        record_id, key = UUID(request.POST.get("record", "")), UUID(request.POST.get("submission_id", ""))
    except ValueError as error:
        raise NotFound from error
    try:
        place = register_known_child(
            actor=request.actor, request_id=row.id, submission_id=key, record_id=record_id
        )
    except DomainError as refusal:
        messages.warning(request, str(refusal.message))
        return done(request, links.request_path(row.id))
    return done(request, links.request_path(row.id), _said(place))


@page(Audience.LINK_HOLDER, methods=("POST",))
@opened_by_parent
def child_cancel(request: Request, row: ChildcareRequest, token: str, place_id: UUID) -> HttpResponse:
    cancel_child(actor=request.actor, place_id=child_of(row.id, place_id).place.id)
    return done(request, links.request_path(row.id), _("The place is given back. Thank you for telling us."))


def _context(row: ChildcareRequest, token: str) -> dict[str, Any]:
    occasion = row.occasion
    return {
        "request_row": row,
        "occasion": occasion,
        "programme": occasion.programme,
        "token": token,
        "may_change": is_open_for_requests(occasion, clock.now()),
        "youngest": age_words(occasion.min_months),
        "oldest": age_words(occasion.max_months),
        "consent_text": consent.TEXT,
    }


def _known(row: ChildcareRequest) -> list[tuple[UUID, str, UUID]]:
    """Record, name, and the id of a form of its own."""
    if not is_open_for_requests(row.occasion, clock.now()):
        return []
    return [(record_id, name, new_id()) for record_id, name in known_children(row)]


def _said(place: ChildPlace) -> Any:
    if place.state == PlaceState.WAITING:
        return _("Your child is on the waiting list. We write to you as soon as a place is free.")
    return _("Your child has a place.")
