"""Reads about desks and their times: for the public, for the desk's own staff."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from yuiwork.core import clock
from yuiwork.core.errors import NotFound
from yuiwork.desk.models import Consultation, ConsultationState, Desk, Slot
from yuiwork.japan.dates import jst_date
from yuiwork.regions.api import Programme, ProgrammeState


def public_desks(programme: Programme) -> list[Desk]:
    """What visitors of a programme see."""
    return list(_desks().filter(programme=programme, open=True))


def desks_of(programme_id: UUID) -> list[Desk]:
    """For its staff, closed ones too."""
    return list(_desks().filter(programme_id=programme_id))


def desk_of(programme_id: UUID, desk_id: UUID) -> Desk:
    """One for the programme's staff. Raises ``NotFound`` for another programme's."""
    row = _desks().filter(id=desk_id, programme_id=programme_id).first()
    if row is None:
        raise NotFound
    return row


def free_slots(desk: Desk) -> list[Slot]:
    """What can be booked now, soonest first."""
    now = clock.now()
    until = now + timedelta(days=desk.days_ahead + 1)
    last = clock.today() + timedelta(days=desk.days_ahead)
    rows = Slot.objects.filter(
        ~Exists(_living()), desk=desk, withdrawn_at=None, starts_at__gt=now, starts_at__lt=until
    ).order_by("starts_at", "id")
    return [row for row in rows if jst_date(row.starts_at) <= last]


def coming_slots(desk: Desk) -> QuerySet[Slot]:
    """For the desk: all that is offered from now on, with ``taken``."""
    rows = Slot.objects.filter(desk=desk, withdrawn_at=None, starts_at__gt=clock.now())
    return rows.annotate(taken=Exists(_living())).order_by("starts_at", "id")


def by_day(slots: Iterable[Slot]) -> list[tuple[date, list[Slot]]]:
    """These times, soonest first, under their day (JST)."""
    return [(day, list(rows)) for day, rows in groupby(slots, key=lambda slot: jst_date(slot.starts_at))]


def public_slot(slot_id: UUID) -> Slot:
    """A time of a public desk, whether or not it is still free. Raises ``NotFound``."""
    row = (
        Slot.objects.select_related("desk__programme__region", "desk__programme__organisation")
        .filter(id=slot_id, desk__open=True)
        .exclude(desk__programme__state=ProgrammeState.DRAFT)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def _living() -> QuerySet[Consultation]:
    return Consultation.objects.filter(slot=OuterRef("pk")).exclude(state=ConsultationState.CANCELLED)


def _desks() -> QuerySet[Desk]:
    return Desk.objects.select_related("programme").prefetch_related("topics").order_by("name")
