"""The staff take units for a course, a circle or a repair: once or every week. All or nothing, unless days that
are taken may be left out."""

from dataclasses import asdict, dataclass, field
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, NotFound
from yuiwork.core.ids import new_id
from yuiwork.core.templatetags.ui import jdate, listed
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


@dataclass(frozen=True, slots=True)
class _Wanted:
    """When and how many: the fields of a ``Block`` by their names; days JST."""

    first_day: date
    last_day: date
    every_weeks: int
    starts: time
    ends: time
    units: int


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

    Opening hours do not bind the staff. Raises ``Invalid`` at the field; ``Conflict`` ``TAKEN`` (days); ``NotFound``.
    """
    facility = locked_facility(facility_id)
    may_plan(actor, facility.programme_id).enforce()
    first = Block.objects.filter(id=submission_id, facility=facility).first() if submission_id else None
    if first is not None:
        return BlockResult(first)
    wanted = _Wanted(
        first_day=first_day,
        last_day=last_day or first_day,
        every_weeks=every_weeks,
        starts=starts,
        ends=ends,
        units=facility.units if units is None else units,
    )
    _check(facility, wanted)
    block_id = submission_id or new_id()
    block, left_out = _take(
        facility, wanted, leave_out_taken, id=block_id, title=title, made_by_id=actor.user_id
    )
    audit.record(
        actor=actor, action="block", target="facilities.Facility", target_id=facility.id, block=block.id
    )
    return BlockResult(block, left_out)


def _take(
    facility: Facility, wanted: _Wanted, leave_out_taken: bool, **about: Any
) -> tuple[Block, list[date]]:
    """All days, or those that are free; ``about`` says whose block it is. Raises ``Conflict`` ``TAKEN``."""
    found = _free_units(facility, wanted)
    taken = [day for day, given in found.items() if len(given) < wanted.units]
    if taken and (not leave_out_taken or len(taken) == len(found)):
        raise _somebody_has(taken)
    block = Block.objects.create(facility=facility, **about, **asdict(wanted))
    _book(block, {day: given for day, given in found.items() if day not in taken})
    return block, taken


def _somebody_has(taken: list[date]) -> Conflict:
    days = listed(jdate(day) for day in taken[:5])
    return Conflict(
        "TAKEN", _("Somebody has booked these days: %(days)s") % {"days": days}, field="first_day"
    )


def _book(block: Block, units_by_day: dict[date, list[int]]) -> None:
    """One booking for each unit on each day (JST)."""
    Booking.objects.bulk_create(
        Booking(facility=block.facility, unit=unit, block=block, starts_at=one.start, ends_at=one.end)
        for day, units in units_by_day.items()
        for one in [span(day, block.starts, block.ends)]
        for unit in units
    )


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


def _check(facility: Facility, wanted: _Wanted) -> None:
    if wanted.ends <= wanted.starts:
        raise Invalid("ENDS_BEFORE_START", _("The end must be after the beginning."), field="ends")
    first, last = wanted.first_day, wanted.last_day
    if last < first or (last - first).days > MOST_DAYS * 7:
        raise Invalid("DAYS", _("Please check the last day."), field="last_day")
    if not 1 <= wanted.units <= facility.units:
        raise Invalid("UNITS", _("There are not that many. Please check the number."), field="units")


def _free_units(facility: Facility, wanted: _Wanted) -> dict[date, list[int]]:
    """By day (JST): as many free units as wanted, or fewer."""
    return {
        day: _units(facility, span(day, wanted.starts, wanted.ends), wanted.units) for day in _days(wanted)
    }


def _days(wanted: _Wanted) -> list[date]:
    days: list[date] = []
    day = wanted.first_day
    while day <= wanted.last_day and len(days) < MOST_DAYS:
        days.append(day)
        day += timedelta(weeks=wanted.every_weeks)
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
