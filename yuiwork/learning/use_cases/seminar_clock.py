"""What happens to seminars by the clock: offers end, waiting lists close, tomorrow's guests are reminded."""

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta
from uuid import UUID

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.japan.dates import JST, jst_date
from yuiwork.learning.events import SeminarCameNear
from yuiwork.learning.models import MeetingState, SeminarApplication, SeminarState
from yuiwork.learning.policies import offer_ends
from yuiwork.learning.use_cases.locked_seat import locked_application
from yuiwork.learning.use_cases.waiting_list import lapse, offer_free_seats

CLOCK = Actor.for_system("seminar_clock")
REMINDED_FROM = time(9)  # on the day before, JST: nobody wants a mail at midnight


def end_offers() -> int:
    """Offers that were not answered in time; the seat is offered to the next. Returns how many ended."""
    due = SeminarApplication.objects.filter(state=SeminarState.OFFERED, offer_until__lte=clock.now())
    return _each(due.order_by("offer_until", "id").values_list("id", flat=True), _end_offer)


def close_waiting_lists() -> int:
    """Those for whom no seat became free while there was time to answer an offer."""
    soon = clock.now() + timedelta(days=2)
    rows = SeminarApplication.objects.filter(state=SeminarState.WAITING, seminar__starts_at__lte=soon)
    late = [
        pk
        for pk, starts_at in rows.values_list("id", "seminar__starts_at")
        if offer_ends(starts_at, clock.now()) is None
    ]
    return _each(late, _close_waiting)


def remind() -> int:
    """Everybody with a seat tomorrow (or later today, if the clock stood still), once."""
    now = clock.now()
    rows = SeminarApplication.objects.filter(
        state=SeminarState.APPLIED,
        reminded_at=None,
        seminar__state=MeetingState.ANNOUNCED,
        seminar__starts_at__gt=now,
        seminar__starts_at__lte=now + timedelta(days=2),
    )
    due = [
        pk
        for pk, starts_at in rows.values_list("id", "seminar__starts_at")
        if now >= reminded_from(starts_at)
    ]
    return _each(due, _remind)


def reminded_from(starts_at: datetime) -> datetime:
    """From when on somebody is reminded of a seminar: nine in the morning of the day before."""
    return datetime.combine(jst_date(starts_at) - timedelta(days=1), REMINDED_FROM, tzinfo=JST)


def _each(ids: Iterable[UUID], action: Callable[..., bool]) -> int:
    """One transaction for each, so that one that fails does not hold up the others' mails for long."""
    return sum(action(application_id=pk) for pk in list(ids))


@use_case
def _end_offer(*, application_id: UUID) -> bool:
    row, places = locked_application(application_id)
    if row.state != SeminarState.OFFERED or row.offer_until is None or row.offer_until > clock.now():
        return False  # she answered meanwhile
    lapse(actor=CLOCK, application=row)
    offer_free_seats(actor=CLOCK, place=places[row.place.kind])
    return True


@use_case
def _close_waiting(*, application_id: UUID) -> bool:
    row, _places = locked_application(application_id)
    if row.state != SeminarState.WAITING:
        return False
    lapse(actor=CLOCK, application=row)
    return True


@use_case
def _remind(*, application_id: UUID) -> bool:
    row, _places = locked_application(application_id)
    if row.state != SeminarState.APPLIED or row.reminded_at is not None:
        return False
    row.reminded_at = clock.now()
    row.save(update_fields=["reminded_at"])
    if row.created_at >= reminded_from(row.seminar.starts_at):
        return False  # her confirmation is fresher than a reminder would be
    publish(
        SeminarCameNear(
            application_id=row.id,
            programme_id=row.seminar.programme_id,
            user_id=row.user_id,
            day=jst_date(row.seminar.starts_at),
        )
    )
    return True
