"""For the staff: who comes on a day, the week with names, one booking."""

from datetime import timedelta
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
from yuiwork.facilities.forms import CancelForm
from yuiwork.facilities.models import Booking
from yuiwork.facilities.policies import HELPERS, may_cancel, may_check_in, may_plan
from yuiwork.facilities.queries.bookings import booking_for, bookings_on, name_of, people_of
from yuiwork.facilities.queries.calendar import week_of
from yuiwork.facilities.queries.facilities import facilities_of, facility_of
from yuiwork.facilities.use_cases import cancel_booking, check_in, mark_no_show
from yuiwork.facilities.views.days import asked_day
from yuiwork.facilities.views.words import hours_in_words
from yuiwork.japan.dates import jst_date
from yuiwork.regions import api as regions


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR)
def facilities(request: Request, slug: str) -> HttpResponse:
    """Who comes on a day (``?day=``), and all facilities of the programme."""
    programme = regions.staff_programme(request.actor, slug, *HELPERS)
    day = asked_day(request)
    rows = bookings_on(programme.id, day)
    known = people_of(rows)
    context = {
        "programme": programme,
        "day": day,
        "is_today": day == clock.today(),
        "day_before": day - timedelta(days=1),
        "day_after": day + timedelta(days=1),
        "lines": [(row, name_of(row, known)) for row in rows],
        "facilities": facilities_of(programme.id),
        "may_plan": bool(may_plan(request.actor, programme.id)),
    }
    return show(request, "facilities/staff/facilities.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR)
def facility(request: Request, slug: str, facility_id: UUID) -> HttpResponse:
    """Its week with names, its rules, and where to change them."""
    programme = regions.staff_programme(request.actor, slug, *HELPERS)
    row = facility_of(programme.id, facility_id)
    context = {
        "programme": programme,
        "facility": row,
        "week": week_of(row, asked_day(request), with_names=True),
        "hours": hours_in_words(row),
        "may_plan": bool(may_plan(request.actor, programme.id)),
    }
    return show(request, "facilities/staff/facility.html", context)


@page(Role.OFFICER, Role.DIRECTOR, Role.INSTRUCTOR, Role.TUTOR, methods=("GET", "POST"))
def booking(request: Request, slug: str, booking_id: UUID) -> HttpResponse:
    """One person's booking: mark that she came or not, or cancel it with a word."""
    programme = regions.staff_programme(request.actor, slug, *HELPERS)
    row = booking_for(request.actor, booking_id)
    if row.facility.programme_id != programme.id:
        raise NotFound
    form = CancelForm(request.POST if request.POST.get("do") == "cancel" else None)
    if request.method == "POST":
        answer = _act(request, row, form)
        if answer is not None:
            return answer
    now = clock.now()
    context = {
        "programme": programme,
        "booking": row,
        "name": name_of(row, people_of([row])),
        "day": jst_date(row.starts_at),
        "form": form,
        "may_cancel": bool(may_cancel(request.actor, row, now)),
        "may_check_in": row.state in {"booked", "no_show"} and bool(may_check_in(request.actor, row, now)),
        "may_miss": row.state == "booked" and now >= row.starts_at,
    }
    return show(request, "facilities/staff/booking.html", context)


def _act(request: Request, row: Booking, form: CancelForm) -> HttpResponse | None:
    """What the button says; None when the form has an error to show."""
    back = f"{reverse('facilities:staff', args=[row.facility.programme.slug])}?day={jst_date(row.starts_at)}"
    action = request.POST.get("do", "")
    if action == "came":
        check_in(actor=request.actor, booking_id=row.id)
        return done(request, back, _("Noted: they came."))
    if action == "missed":
        mark_no_show(actor=request.actor, booking_id=row.id)
        return done(request, back, _("Noted. The rest of the time is free for others."))
    if form.is_valid():
        with refusals_on(form):
            cancel_booking(actor=request.actor, booking_id=row.id, reason=form.cleaned_data["reason"])
            return done(request, back, _("The booking is cancelled, and an email says why."))
    return None
