"""Booking, one's own bookings, cancelling, saying "I am here"."""

from datetime import timedelta
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.web.forms import refusals_on
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import done, show
from yuiwork.facilities.fees import is_free_on
from yuiwork.facilities.forms import BookingForm
from yuiwork.facilities.models import Booking
from yuiwork.facilities.policies import cancel_until, may_book_here, may_cancel, may_check_in
from yuiwork.facilities.queries.bookings import (
    booking_for,
    booking_path,
    bookings_of,
    calendar_of,
    coming_bookings,
)
from yuiwork.facilities.queries.calendar import start_choices
from yuiwork.facilities.queries.facilities import public_facility
from yuiwork.facilities.use_cases import book_facility, cancel_booking, check_in
from yuiwork.facilities.views.days import asked_day
from yuiwork.people import api as people

PAGE_SIZE = 20
_USUAL_MINUTES = 60


@page(Audience.SIGNED_IN, methods=("GET", "POST"))
def book(request: Request, facility_id: UUID) -> HttpResponse:
    """``?day=…&start=10:00`` from the calendar. The day is in the address; the free times of it are offered."""
    row, day = public_facility(facility_id), asked_day(request)
    assert request.actor.user_id is not None
    may_book = may_book_here(request.actor, row, people.profile_of(request.actor.user_id))
    starts = start_choices(row, day)
    initial = {"starts": request.GET.get("start", ""), "minutes": str(min(_USUAL_MINUTES, row.max_minutes))}
    form = BookingForm(row, day, starts, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            booking = book_facility(actor=request.actor, facility_id=row.id, **form.use_case_data())
            return done(request, booking_path(booking.id), _("It is booked. We look forward to seeing you."))
    context = {
        "programme": row.programme,
        "facility": row,
        "day": day,
        "day_before": day - timedelta(days=1),
        "day_after": day + timedelta(days=1),
        "form": form,
        "starts": starts,
        "may_book": may_book,
        "is_free": is_free_on(row, day),
    }
    return show(request, "facilities/book.html", context)


@page(Audience.SIGNED_IN)
def bookings(request: Request) -> HttpResponse:
    """What is coming, then what was."""
    assert request.actor.user_id is not None
    coming = coming_bookings(request.actor.user_id)
    past = bookings_of(request.actor.user_id).exclude(id__in=[b.id for b in coming]).order_by("-starts_at")
    context = {"coming": coming, "page": Paginator(past, PAGE_SIZE).get_page(request.GET.get("page"))}
    return show(request, "facilities/bookings.html", context)


@page(Audience.SIGNED_IN)
def booking(request: Request, booking_id: UUID) -> HttpResponse:
    """One booking: when, where, what it costs, the calendar file, cancelling."""
    row = booking_for(request.actor, booking_id)
    return show(request, "facilities/booking.html", {**_context(request, row), "booking": row})


@page(Audience.SIGNED_IN, methods=("POST",))
def cancel(request: Request, booking_id: UUID) -> HttpResponse:
    booking_for(request.actor, booking_id)
    cancel_booking(actor=request.actor, booking_id=booking_id)
    return done(request, booking_path(booking_id), _("The booking is cancelled. Thank you for telling us."))


@page(Audience.SIGNED_IN, methods=("POST",))
def here(request: Request, booking_id: UUID) -> HttpResponse:
    booking_for(request.actor, booking_id)
    check_in(actor=request.actor, booking_id=booking_id)
    return done(request, booking_path(booking_id), _("Welcome! We know that you are here."))


@page(Audience.SIGNED_IN)
def calendar(request: Request, booking_id: UUID) -> HttpResponse:
    """The ``.ics`` file as it stands now."""
    row = booking_for(request.actor, booking_id)
    response = HttpResponse(calendar_of(row), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="booking.ics"'
    return response


def _context(request: Request, row: Booking) -> dict[str, object]:
    now = clock.now()
    return {
        "programme": row.facility.programme,
        "facility": row.facility,
        "is_over": now >= row.ends_at,
        "cancel_until": cancel_until(row),
        "may_cancel": may_cancel(request.actor, row, now),
        "may_check_in": row.state == "booked" and bool(may_check_in(request.actor, row, now)),
    }
