"""Setting up a facility: its rules, its hours, the days that differ."""

from collections.abc import Iterable
from datetime import date, time
from typing import NotRequired, TypedDict, Unpack
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid
from yuiwork.core.ids import new_id
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.facilities.models import Booking, Facility, OpeningException, OpeningHours
from yuiwork.facilities.models.booking import LIVING
from yuiwork.facilities.policies import may_plan
from yuiwork.facilities.use_cases.locks import locked_facility


class FacilityData(TypedDict):
    """Minutes, days, hours and yen (an hour) as in the model; ``free_until`` is a JST date."""

    name: str
    kind: str
    place: str
    description: NotRequired[str]
    units: NotRequired[int]
    slot_minutes: NotRequired[int]
    max_minutes: NotRequired[int]
    days_ahead: NotRequired[int]
    most_at_once: NotRequired[int]
    cancel_hours: NotRequired[int]
    no_show_minutes: NotRequired[int]
    bookers: NotRequired[str]
    holiday_rule: NotRequired[str]
    free_until: NotRequired[date | None]
    fee_yen: NotRequired[int]
    organisation_wide: NotRequired[bool]
    lent: NotRequired[bool]


class HoursData(TypedDict):
    """``weekday`` 0 is Monday; times in Japan."""

    weekday: int
    opens: time
    closes: time


@use_case
def create_facility(
    *, actor: Actor, programme_id: UUID, submission_id: UUID | None = None, **data: Unpack[FacilityData]
) -> Facility:
    """Offer a facility. ``submission_id`` makes a second tap harmless.

    Raises ``Invalid`` ``LONGEST_TOO_SHORT``; ``Conflict`` ``NAME_TAKEN`` or ``SAME_KEY_OTHER_BODY``.
    """
    may_plan(actor, programme_id).enforce()
    first = Facility.objects.filter(id=submission_id).first() if submission_id else None
    if first is not None:
        return the_same(first, programme_id=programme_id)
    _check(programme_id, data)
    row = Facility.objects.create(id=submission_id or new_id(), programme_id=programme_id, **data)
    audit.record(actor=actor, action="create", target="facilities.Facility", target_id=row.id)
    return row


@use_case
def update_facility(*, actor: Actor, facility_id: UUID, **data: Unpack[FacilityData]) -> Facility:
    """Change its rules; bookings that stand keep what they were told.

    Raises what ``create_facility`` raises, and ``Conflict`` ``UNITS_BOOKED`` while a unit that would go is booked.
    """
    row = locked_facility(facility_id)
    may_plan(actor, row.programme_id).enforce()
    _check(row.programme_id, data, but=row.id)
    _units_free(row, data.get("units", row.units))
    for name, value in data.items():
        setattr(row, name, value)
    row.save()
    audit.record(actor=actor, action="update", target="facilities.Facility", target_id=row.id)
    return row


@use_case
def set_hours(*, actor: Actor, facility_id: UUID, hours: Iterable[HoursData]) -> None:
    """Its week, anew. Raises ``Invalid`` ``CLOSES_BEFORE_OPENS``."""
    row = locked_facility(facility_id)
    may_plan(actor, row.programme_id).enforce()
    wanted = list(hours)
    if any(line["closes"] <= line["opens"] for line in wanted):
        raise Invalid("CLOSES_BEFORE_OPENS", _("It must close after it opens."))
    row.hours.all().delete()
    OpeningHours.objects.bulk_create(OpeningHours(facility=row, **line) for line in wanted)
    audit.record(
        actor=actor, action="set_hours", target="facilities.Facility", target_id=row.id, lines=len(wanted)
    )


@use_case
def set_exception(
    *,
    actor: Actor,
    facility_id: UUID,
    day: date,
    opens: time | None = None,
    closes: time | None = None,
    reason: str = "",
) -> OpeningException:
    """A JST day that differs: closed without times, else open from … to …. Setting it again replaces it.

    Raises ``Invalid`` ``CLOSES_BEFORE_OPENS`` or ``HALF_A_TIME``. Bookings that stand on the day stay: the staff
    cancel them with a word.
    """
    row = locked_facility(facility_id)
    may_plan(actor, row.programme_id).enforce()
    if (opens is None) != (closes is None):
        raise Invalid("HALF_A_TIME", _("Please enter both times, or none for a closed day."), field="closes")
    if opens is not None and closes is not None and closes <= opens:
        raise Invalid("CLOSES_BEFORE_OPENS", _("It must close after it opens."), field="closes")
    exception, _created = OpeningException.objects.update_or_create(
        facility=row, day=day, defaults={"opens": opens, "closes": closes, "reason": reason}
    )
    audit.record(actor=actor, action="set_exception", target="facilities.Facility", target_id=row.id, day=day)
    return exception


@use_case
def remove_exception(*, actor: Actor, facility_id: UUID, day: date) -> None:
    """The day is as its weekday again. Twice is once."""
    row = locked_facility(facility_id)
    may_plan(actor, row.programme_id).enforce()
    gone, _by_model = row.exceptions.filter(day=day).delete()
    if gone:
        audit.record(
            actor=actor, action="remove_exception", target="facilities.Facility", target_id=row.id, day=day
        )


def _check(programme_id: UUID, data: FacilityData, *, but: UUID | None = None) -> None:
    same = Facility.objects.filter(programme_id=programme_id, name=data["name"]).first()
    if same is not None and same.id != but:
        raise Conflict(
            "NAME_TAKEN", _("There is already something of this name. Please choose another."), field="name"
        )
    if data.get("max_minutes", 180) < data.get("slot_minutes", 30):
        raise Invalid(
            "LONGEST_TOO_SHORT",
            _("The longest booking cannot be shorter than one step."),
            field="max_minutes",
        )


def _units_free(row: Facility, units: int) -> None:
    later = Booking.objects.filter(
        facility=row, unit__gt=units, state__in=LIVING, ends_at__gt=clock.now()
    ).count()
    if later:
        raise Conflict(
            "UNITS_BOOKED",
            _("There are still bookings for what you take away. Please cancel or wait for them first."),
            field="units",
        )
