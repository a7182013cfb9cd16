"""The staff take units for a course, a circle or a repair: once or every week. All or nothing, unless days that
are taken may be left out."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, NotFound
from yuiwork.core.ids import new_id
from yuiwork.core.templatetags.ui import jdate
from yuiwork.core.transactions import use_case
from yuiwork.facilities.models import BOOKING, Block, Booking, BookingState, Facility
from yuiwork.facilities.opening import Span, free_unit, span
from yuiwork.facilities.policies import may_plan
from yuiwork.facilities.use_cases.locks import locked_facility, taken_units

MOST_DAYS = 200  # four years of weeks: more is a slip of the finger


@dataclass(frozen=True, slots=True)
class BlockResult:
    """``left_out``: JST days on which somebody else has the units."""

    block: Block
    left_out: list[date] = field(default_factory=list)


@use_case
def block_facility(
    *,
    actor: Actor,
    facility_id: UUID,
    title: str,
    first_day: date,
    starts: time,
    ends: time,
    last_day: date | None = None,
    every_weeks: int = 1,
    units: int | None = None,
    leave_out_taken: bool = False,
    submission_id: UUID | None = None,
) -> BlockResult:
    """Take ``units`` (all unless said) on ``first_day`` and every ``every_weeks`` weeks until ``last_day`` (JST).

    Opening hours do not bind the staff. Raises ``Invalid`` at the field; ``Conflict`` ``TAKEN`` naming the days,
    unless ``leave_out_taken``; ``NotFound``.
    """
    facility = locked_facility(facility_id)
    may_plan(actor, facility.programme_id).enforce()
    first = Block.objects.filter(id=submission_id, facility=facility).first() if submission_id else None
    if first is not None:
        return BlockResult(first)
    last, wanted_units = last_day or first_day, facility.units if units is None else units
    _check(facility, first_day, last, starts, ends, wanted_units)
    found = {
        day: _units(facility, span(day, starts, ends), wanted_units)
        for day in _days(first_day, last, every_weeks)
    }
    taken = [day for day, given in found.items() if len(given) < wanted_units]
    if taken and (not leave_out_taken or len(taken) == len(found)):
        days = "、".join(jdate(day) for day in taken[:5])
        raise Conflict(
            "TAKEN", _("Somebody has booked these days: %(days)s") % {"days": days}, field="first_day"
        )
    block = Block.objects.create(
        id=submission_id or new_id(),
        facility=facility,
        title=title,
        made_by_id=actor.user_id,
        first_day=first_day,
        last_day=last,
        every_weeks=every_weeks,
        starts=starts,
        ends=ends,
        units=wanted_units,
    )
    Booking.objects.bulk_create(
        Booking(facility=facility, unit=unit, block=block, starts_at=one.start, ends_at=one.end)
        for day, given in found.items()
        if day not in taken
        for one in [span(day, starts, ends)]
        for unit in given
    )
    audit.record(
        actor=actor, action="block", target="facilities.Facility", target_id=facility.id, block=block.id
    )
    return BlockResult(block, taken)


@use_case
def end_block(*, actor: Actor, block_id: UUID) -> int:
    """Give back all that has not begun. Returns how many units on how many days in all; twice is once."""
    facility_id = Block.objects.filter(id=block_id).values_list("facility_id", flat=True).first()
    if facility_id is None:
        raise NotFound
    facility = locked_facility(facility_id)
    may_plan(actor, facility.programme_id).enforce()
    rows = list(
        Booking.objects.select_for_update().filter(
            block_id=block_id, state=BookingState.BOOKED, starts_at__gt=clock.now()
        )
    )
    for booking in rows:
        booking.state = BOOKING.step(booking.state, "cancel", by="staff")
        booking.cancelled_at = clock.now()
        booking.save(update_fields=["state", "cancelled_at"])
    audit.record(
        actor=actor, action="end_block", target="facilities.Facility", target_id=facility.id, block=block_id
    )
    return len(rows)


def _check(facility: Facility, first: date, last: date, starts: time, ends: time, units: int) -> None:
    if ends <= starts:
        raise Invalid("ENDS_BEFORE_START", _("The end must be after the beginning."), field="ends")
    if last < first or (last - first).days > MOST_DAYS * 7:
        raise Invalid("DAYS", _("Please check the last day."), field="last_day")
    if not 1 <= units <= facility.units:
        raise Invalid("UNITS", _("There are not so many. Please check the number."), field="units")


def _days(first: date, last: date, every_weeks: int) -> list[date]:
    days: list[date] = []
    day = first
    while day <= last and len(days) < MOST_DAYS:
        days.append(day)
        day += timedelta(weeks=every_weeks)
    return days


def _units(facility: Facility, wanted: Span, count: int) -> list[int]:
    """As many free units as wanted, the lowest first; fewer when there are not enough."""
    taken = taken_units(facility.id, wanted)
    given: list[int] = []
    while len(given) < count:
        unit = free_unit(facility.units, taken, wanted)
        if unit is None:
            break
        given.append(unit)
        taken.append((unit, wanted))
    return given
