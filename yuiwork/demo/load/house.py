"""Bookings of what a programme lends: two people at once where there is more than one unit."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID, uuid4

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import DomainError
from yuiwork.demo.load.courses import School
from yuiwork.facilities import api as facilities

HOURS = (10, 13, 15)
DAYS = 12  # in which an open morning is looked for


def book(school: School, people: Sequence[UUID]) -> None:
    """Everybody gets a morning in the first facility that is open then; people may have to live in the region."""
    offered = [row for row in facilities.facilities_for(school.programme) if row.kind != "play_space"]
    for number, user_id in enumerate(people if offered else ()):
        _book(school, offered[number % len(offered)], user_id, first=1 + number)


def in_use_today(school: School, people: Sequence[UUID]) -> None:
    """One in the morning, one after lunch, one later, if it is open today; who should be there by now is there."""
    offered = [row for row in facilities.facilities_for(school.programme) if row.kind != "play_space"]
    for user_id, hour in zip(people if offered else (), HOURS, strict=False):
        starts = school.calendar.day(0, hour)
        with clock.at(school.calendar.day(-1)):
            try:
                booking = facilities.book_facility(
                    actor=Actor(user_id=user_id), facility_id=offered[0].id, submission_id=uuid4(), starts_at=starts,
                    ends_at=starts + timedelta(hours=2), purpose="原稿を書く",
                )  # fmt: skip
            except DomainError:
                return  # closed today
        if clock.now() >= starts:
            with clock.at(starts):
                facilities.check_in(actor=school.staff.tutor, booking_id=booking.id)


def _book(school: School, facility: facilities.Facility, user_id: UUID, *, first: int) -> None:
    for day in range(first, first + DAYS):
        starts = school.calendar.day(day, 10)
        try:
            facilities.book_facility(
                actor=Actor(user_id=user_id), facility_id=facility.id, submission_id=uuid4(), starts_at=starts,
                ends_at=starts + timedelta(hours=2), purpose="講座の課題と原稿",
            )  # fmt: skip
        except DomainError:
            continue  # closed on that day
        return
