"""Reads about bookings: one's own, the staff's list of a day, the calendar file."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.calendar_file import CalendarEntry, calendar_file
from yuiwork.core.errors import NotFound
from yuiwork.core.web.components import NextStep
from yuiwork.facilities.models import Booking, BookingState
from yuiwork.facilities.policies import HELPERS, PLANNERS
from yuiwork.japan.dates import JST, jst_date
from yuiwork.people import api as people
from yuiwork.regions import api as regions

_LIMIT = timedelta(days=1)


def bookings_of(user_id: UUID) -> QuerySet[Booking]:
    """Her own, the next first, then what is over, newest first."""
    return _rows().filter(user_id=user_id)


def coming_bookings(user_id: UUID) -> list[Booking]:
    """What she has booked and what is not over, soonest first."""
    return list(
        bookings_of(user_id)
        .filter(state__in=[BookingState.BOOKED, BookingState.CHECKED_IN], ends_at__gt=clock.now())
        .order_by("starts_at")
    )


def booking_for(actor: Actor, booking_id: UUID) -> Booking:
    """Her own, or one of the programme whose staff she is. Raises ``NotFound``."""
    row = _rows().filter(id=booking_id, user__isnull=False).first()
    if row is None:
        raise NotFound
    own = actor.user_id is not None and row.user_id == actor.user_id
    if not own and not actor.holds_any(HELPERS, row.facility.programme_id):
        raise NotFound
    return row


def booking(booking_id: UUID) -> Booking:
    """By id, for rooms that hold it lawfully (letters). Raises ``NotFound``."""
    row = _rows().filter(id=booking_id).first()
    if row is None:
        raise NotFound
    return row


def bookings_on(programme_id: UUID, day: date) -> list[Booking]:
    """For the staff: who comes on a JST day, in the order of time; blocks once per beginning."""
    start = datetime.combine(day, time.min, JST)
    rows = (
        _rows()
        .filter(facility__programme_id=programme_id, starts_at__gte=start, starts_at__lt=start + _LIMIT)
        .exclude(state=BookingState.CANCELLED)
        .order_by("starts_at", "facility__name", "unit")
    )
    seen, result = set(), []
    for row in rows:
        key = (row.block_id, row.starts_at)
        if row.block_id is None or key not in seen:
            result.append(row)
            seen.add(key)
    return result


def people_of(rows: Iterable[Booking]) -> dict[UUID, people.Profile]:
    """Profiles of those who booked, in one query."""
    return people.profiles_of({row.user_id for row in rows if row.user_id is not None})


def name_of(row: Booking, known: dict[UUID, people.Profile]) -> str:
    """Who has it, for the staff."""
    if row.block is not None:
        return row.block.title
    profile = known.get(row.user_id) if row.user_id else None
    return profile.full_name if profile else ""


def calendar_of(row: Booking) -> bytes:
    """The ``.ics`` file as the booking stands now; a cancelled one takes the date out."""
    facility = row.facility
    return calendar_file(
        CalendarEntry(
            uid=f"{row.id}@yuiwork",
            sequence=row.calendar_sequence,
            title=_("Booking: %(facility)s") % {"facility": facility.name},
            description=facility.description,
            where=facility.place,
            url=f"{settings.BASE_URL}{booking_path(row.id)}",
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            cancelled=row.state == BookingState.CANCELLED,
            written_at=clock.now(),
        )
    )


def booking_path(booking_id: UUID) -> str:
    return reverse("facilities:booking", args=[booking_id])


def next_steps(actor: Actor) -> list[NextStep]:
    """For 今日: what she has booked for today; for those who run the facilities, who comes today."""
    if actor.user_id is None:
        return []
    return [*_own_today(actor.user_id), *_others_today(actor)]


def _others_today(actor: Actor) -> Iterator[NextStep]:
    today = clock.today()
    for programme in regions.programmes_for_staff(actor, *PLANNERS):
        expected = [row for row in bookings_on(programme.id, today) if row.state == BookingState.BOOKED]
        count = sum(row.user_id is not None for row in expected)
        if count:
            yield NextStep(
                title=ngettext("%(count)d booking for today", "%(count)d bookings for today", count)
                % {"count": count},
                label=_("See who comes"),
                url=reverse("facilities:staff", args=[programme.slug]),
                on=today,
            )


def _own_today(user_id: UUID) -> list[NextStep]:
    return [
        NextStep(
            title=_("You have booked “%(facility)s” today") % {"facility": row.facility.name},
            label=_("See the booking"),
            url=booking_path(row.id),
            on=row.starts_at,
        )
        for row in coming_bookings(user_id)
        if row.state == BookingState.BOOKED and jst_date(row.starts_at) == clock.today()
    ]


def _rows() -> QuerySet[Booking]:
    return Booking.objects.select_related(
        "facility__programme__organisation", "facility__programme__region", "block"
    )
