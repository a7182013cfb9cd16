"""発表会 for staff: planning, order, audience, who presented."""

from uuid import UUID

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
from yuiwork.learning.forms.graduation import GuestForm, PresentationDayForm
from yuiwork.learning.models import PresentationDay
from yuiwork.learning.policies import MARKERS, PLANNERS, may_mark_on, may_plan
from yuiwork.learning.queries.courses import course_of_programme
from yuiwork.learning.queries.graduation import guests_of, order_of, presentation_day
from yuiwork.learning.use_cases import (
    add_presenters,
    create_presentation_day,
    invite_guest,
    mark_guest,
    mark_presentation,
    move_presenter,
)
from yuiwork.learning.views.staff_scope import programme_for
from yuiwork.learning.views.staff_seminars import parsed_id


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, methods=("GET", "POST"))
def presentation_new(request: Request, slug: str, course_id: UUID) -> HttpResponse:
    programme = programme_for(request, slug, PLANNERS)
    course = course_of_programme(programme.id, course_id)
    form = PresentationDayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            day = create_presentation_day(actor=request.actor, course_id=course.id, **form.use_case_data())
            here = reverse("learning:presentation_staff", args=[slug, day.id])
            return done(request, here, _("The presentation day is planned."))
    context = {"programme": programme, "course": course, "form": form}
    return show(request, "learning/staff/presentation_new.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR, methods=("GET", "POST"))
def presentation(request: Request, slug: str, day_id: UUID) -> HttpResponse:
    """The order with times, who presented, the audience. Each button is a form of its own: no script is needed."""
    programme = programme_for(request, slug, MARKERS)
    day = presentation_day(programme.id, day_id)
    invites = request.POST.get("action") == "invite"
    form = GuestForm(request.POST if invites else None)
    if request.method == "POST" and not invites:
        return done(request, f"{request.path}{_act(request, day)}")
    if invites and form.is_valid():
        with refusals_on(form):
            invite_guest(actor=request.actor, day_id=day.id, **form.cleaned_data)
            return done(request, f"{request.path}#guests", _("The guest is on the list."))
    slots, guests = order_of(day), guests_of(day)
    context = {
        "programme": programme,
        "day": day,
        "course": day.course,
        "slots": slots,
        "guests": guests,
        "gave": sum(view.slot.given is True for view in slots),
        "came": sum(guest.came is True for guest in guests),
        "may_plan": bool(may_plan(request.actor, programme.id)),
        "may_mark": may_mark_on(day.starts_at, clock.today()),
        "form": form,
    }
    return show(request, "learning/staff/presentation.html", context)


def _act(request: Request, day: PresentationDay) -> str:
    """One tap: where to go on. Raises ``NotFound`` for what is not of this day."""
    action, yes = request.POST.get("action", ""), request.POST.get("yes") == "1"
    if action == "add":
        add_presenters(actor=request.actor, day_id=day.id)
        return "#order"
    thing = parsed_id(request.POST.get("id"))
    if action in {"up", "down", "given"} and day.slots.filter(id=thing).exists():
        if action == "given":
            mark_presentation(actor=request.actor, slot_id=thing, given=yes)
        else:
            move_presenter(actor=request.actor, slot_id=thing, up=action == "up")
        return f"#slot-{thing}"
    if action == "came" and day.guests.filter(id=thing).exists():
        mark_guest(actor=request.actor, guest_id=thing, came=yes)
        return f"#guest-{thing}"
    raise NotFound
