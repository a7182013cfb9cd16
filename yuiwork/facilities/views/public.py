"""What anybody may see: the facilities of a programme and when they are free."""

from uuid import UUID

from django.http import HttpResponse

from yuiwork.core import clock
from yuiwork.core.web.policy import Audience, page
from yuiwork.core.web.request import Request
from yuiwork.core.web.respond import show
from yuiwork.facilities.fees import is_free_on
from yuiwork.facilities.policies import last_day, may_book_here
from yuiwork.facilities.queries.bookings import coming_bookings
from yuiwork.facilities.queries.calendar import week_of
from yuiwork.facilities.queries.facilities import facilities_for, public_facility
from yuiwork.facilities.views.days import asked_day
from yuiwork.facilities.views.words import hours_in_words
from yuiwork.people import api as people
from yuiwork.regions import api as regions


@page(Audience.ANYONE)
def facilities(request: Request, slug: str) -> HttpResponse:
    """Rooms, PCs and the like that a programme lends."""
    programme = regions.programme_by_slug(slug)
    today = clock.today()
    cards = [(row, is_free_on(row, today), hours_in_words(row)) for row in facilities_for(programme)]
    return show(request, "facilities/facilities.html", {"programme": programme, "cards": cards})


@page(Audience.ANYONE)
def facility(request: Request, facility_id: UUID) -> HttpResponse:
    """Its rules and its week; a free cell leads to the booking."""
    row = public_facility(facility_id)
    user_id = request.actor.user_id
    profile = people.profile_of(user_id) if user_id else None
    decision = may_book_here(request.actor, row, profile)
    day = asked_day(request)
    context = {
        "programme": row.programme,
        "facility": row,
        "week": week_of(row, day, user_id=user_id),
        "hours": hours_in_words(row),
        "is_free": is_free_on(row, day),
        "last_day": last_day(row, clock.today()),
        "may_book": decision,
        # A visitor may follow the link: the booking page asks her to sign in and brings her back.
        "linked": bool(decision) or decision.code == "SIGN_IN",
        "mine": [b for b in coming_bookings(user_id) if b.facility_id == row.id] if user_id else [],
    }
    return show(request, "facilities/facility.html", context)
