"""For the desk's own staff: who comes, what is promised, one consultation."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.desk.forms import FollowUpForm, NoteForm, OutcomeForm, WalkInForm
from yuiwork.desk.models import Consultation
from yuiwork.desk.policies import COUNSELLORS
from yuiwork.desk.queries.consultations import (
    Opened,
    consultations_of,
    lines_of,
    open_consultation,
    open_promises,
)
from yuiwork.desk.queries.desks import desk_of, desks_of
from yuiwork.desk.use_cases import (
    add_follow_up,
    add_note,
    cancel_consultation,
    end_follow_up,
    mark_held,
    mark_missed,
    note_outcome,
    record_walk_in,
    refer_to_courses,
)
from yuiwork.desk.views.scope import own_programme
from yuiwork.regions import api as regions

PAGE_SIZE = 20


@page(Role.DESK)
def own(request: Request) -> HttpResponse:
    return own_programme(request, "desk:staff", COUNSELLORS)


@page(Role.DESK)
def consultations(request: Request, slug: str) -> HttpResponse:
    """What is coming and what is promised; ``?show=past`` for what was."""
    programme = regions.staff_programme(request.actor, slug, *COUNSELLORS)
    past = request.GET.get("show") == "past"
    rows = consultations_of(request.actor, programme.id, coming=not past)
    shown = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "programme": programme,
        "past": past,
        "page": shown,
        "lines": lines_of(shown.object_list),
        "promises": [] if past else open_promises(request.actor, programme.id),
        "desks": desks_of(programme.id),
        "now": clock.now(),
    }
    return show(request, "desk/staff/consultations.html", context)


@page(Role.DESK, methods=("GET", "POST"))
def walk_in(request: Request, slug: str, desk_id: UUID) -> HttpResponse:
    """Somebody came or called without a booking."""
    programme = regions.staff_programme(request.actor, slug, *COUNSELLORS)
    desk = desk_of(programme.id, desk_id)
    form = WalkInForm(desk, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            row = record_walk_in(actor=request.actor, desk_id=desk.id, **form.use_case_data())
            return done(request, _path(slug, row.id), _("Noted. Now write what was said."))
    return show(request, "desk/staff/walk_in.html", {"programme": programme, "desk": desk, "form": form})


@page(Role.DESK, methods=("GET", "POST"))
def consultation(request: Request, slug: str, consultation_id: UUID) -> HttpResponse:
    """Who asked, the notes, the promises, what came of it. Each opening is written into the trail."""
    programme = regions.staff_programme(request.actor, slug, *COUNSELLORS)
    found = open_consultation(request.actor, programme.id, consultation_id)
    action = request.POST.get("do", "") if request.method == "POST" else ""
    if action in _BUTTONS:
        return done(request, request.path, _BUTTONS[action](request, found.row))
    if action.startswith(("done:", "drop:")):
        _end_promise(request, found, action)
        return done(request, request.path, _("Noted."))
    all_forms = _forms(request, found.row, action)
    form = all_forms.get(action)
    if form is not None and form.is_valid():
        with refusals_on(form):
            _ACTIONS[action](request, found.row, form.cleaned_data)
            return done(request, request.path, _("Noted."))
    context = {"programme": programme, "found": found, "row": found.row, "forms": all_forms, "form": form}
    return show(request, "desk/staff/consultation.html", {**context, "now": clock.now()})


def _forms(request: Request, row: Consultation, action: str) -> dict[str, forms.Form]:
    def data(name: str) -> Any:
        return request.POST if action == name else None

    noted = {"outcome": row.outcome, "on": row.outcome_on or clock.today()}
    return {
        "note": NoteForm(data("note"), prefix="note"),
        "promise": FollowUpForm(data("promise"), prefix="promise"),
        "outcome": OutcomeForm(data("outcome"), prefix="outcome", initial=noted),
    }


def _end_promise(request: Request, found: Opened, action: str) -> None:
    """``done:<id>`` or ``drop:<id>`` of one of this consultation's promises."""
    word, _colon, text = action.partition(":")
    ids = {str(promise.row.id): promise.row.id for promise in found.promises}
    if text not in ids:
        raise NotFound
    end_follow_up(actor=request.actor, follow_up_id=ids[text], done=word == "done")


def _held(request: Request, row: Consultation) -> str:
    mark_held(actor=request.actor, consultation_id=row.id)
    return _("Noted: it took place.")


def _missed(request: Request, row: Consultation) -> str:
    mark_missed(actor=request.actor, consultation_id=row.id)
    return _("Noted: it did not take place.")


def _cancel(request: Request, row: Consultation) -> str:
    cancel_consultation(actor=request.actor, consultation_id=row.id)
    return _("Cancelled. They have been told by email.")


def _refer(request: Request, row: Consultation) -> str:
    refer_to_courses(actor=request.actor, consultation_id=row.id)
    return _("The courses are on their way by email.")


_BUTTONS: dict[str, Callable[[Request, Consultation], str]] = {
    "held": _held,
    "missed": _missed,
    "cancel": _cancel,
    "refer": _refer,
}


def _note(request: Request, row: Consultation, data: dict[str, Any]) -> None:
    add_note(actor=request.actor, consultation_id=row.id, **data)


def _promise(request: Request, row: Consultation, data: dict[str, Any]) -> None:
    add_follow_up(actor=request.actor, consultation_id=row.id, **data)


def _outcome(request: Request, row: Consultation, data: dict[str, Any]) -> None:
    note_outcome(actor=request.actor, consultation_id=row.id, **data)


_ACTIONS: dict[str, Callable[[Request, Consultation, dict[str, Any]], None]] = {
    "note": _note,
    "promise": _promise,
    "outcome": _outcome,
}


def _path(slug: str, consultation_id: UUID) -> str:
    return reverse("desk:consultation", args=[slug, consultation_id])
