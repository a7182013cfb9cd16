"""Setting up a desk and its times."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuiwork.core.actor import Role
from yuiwork.core.errors import NotFound
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.desk.forms import DeskForm, SlotsForm
from yuiwork.desk.policies import COUNSELLORS, SET_UP
from yuiwork.desk.queries.desks import by_day, coming_slots, desk_of, desks_of
from yuiwork.desk.use_cases import create_desk, offer_slots, set_topics, update_desk, withdraw_slot
from yuiwork.people import api as people
from yuiwork.regions import api as regions

PAGE_SIZE = 40


@page(Role.DESK, Role.OFFICER, methods=("GET", "POST"))
def set_up(request: Request, slug: str) -> HttpResponse:
    """The desks of the programme, and a new one."""
    programme = regions.staff_programme(request.actor, slug, *SET_UP)
    may_offer = request.actor.holds(Role.DESK, programme.id)
    form = DeskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            desk = create_desk(actor=request.actor, programme_id=programme.id, **form.cleaned_data)
            # Without times nobody can book: whoever advises goes on to them.
            onward = reverse("desk:slots", args=[slug, desk.id]) if may_offer else request.path
            return done(request, onward, _("The desk is set up."))
    desks = desks_of(programme.id)
    context = {"programme": programme, "form": form, "desks": desks, "may_offer": may_offer}
    return show(request, "desk/staff/set_up.html", context)


@page(Role.DESK, Role.OFFICER, methods=("GET", "POST"))
def change(request: Request, slug: str, desk_id: UUID) -> HttpResponse:
    programme = regions.staff_programme(request.actor, slug, *SET_UP)
    desk = desk_of(programme.id, desk_id)
    form = DeskForm(request.POST or None, initial=DeskForm.initial_of(desk))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            data: dict[str, Any] = dict(form.cleaned_data)
            del data["submission_id"]
            topics = data.pop("topics")
            update_desk(actor=request.actor, desk_id=desk.id, **data)
            set_topics(actor=request.actor, desk_id=desk.id, topics=topics)
            return done(request, reverse("desk:set_up", args=[slug]), _("Saved."))
    return show(request, "desk/staff/set_up.html", {"programme": programme, "form": form, "desk": desk})


@page(Role.DESK, methods=("GET", "POST"))
def slots(request: Request, slug: str, desk_id: UUID) -> HttpResponse:
    """Offer times, take back those that nobody has booked."""
    programme = regions.staff_programme(request.actor, slug, *COUNSELLORS)
    desk = desk_of(programme.id, desk_id)
    withdrawn = request.POST.get("withdraw")
    posted = request.POST if request.method == "POST" and not withdrawn else None
    form = SlotsForm(_counsellors(programme.id), posted, initial={"ways": ["in_person", "phone"]})
    rows = coming_slots(desk)
    if withdrawn:
        slot = next((row for row in rows if str(row.id) == withdrawn), None)
        if slot is None:
            raise NotFound
        withdraw_slot(actor=request.actor, slot_id=slot.id)
        return done(request, request.path, _("The time is not offered any more."))
    if posted is not None and form.is_valid():
        with refusals_on(form):
            new = offer_slots(actor=request.actor, desk_id=desk.id, **form.use_case_data())
            words = ngettext("%(count)d time is offered.", "%(count)d times are offered.", new)
            return done(request, request.path, words % {"count": new})
    shown = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "programme": programme,
        "desk": desk,
        "form": form,
        "page": shown,
        "days": by_day(shown.object_list),
    }
    return show(request, "desk/staff/slots.html", context)


def _counsellors(programme_id: UUID) -> list[tuple[str, str]]:
    ids = regions.staff_of(programme_id, Role.DESK)
    known = people.profiles_of(ids)
    return [(str(user), known[user].full_name if user in known else "") for user in ids]
