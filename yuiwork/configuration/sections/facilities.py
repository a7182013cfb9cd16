"""``facilities``: rooms, PCs and play spaces that are lent, their hours, and the days that differ."""

from typing import Any, Literal, Self

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field
from pydantic import model_validator as after_all

from yuiwork.configuration.schema import WEEKDAYS, Count, Day, Hour, Row, Text, Weekday, Yen, unique
from yuiwork.configuration.section import Section
from yuiwork.configuration.sections.rows import list_section
from yuiwork.core.actor import Actor
from yuiwork.facilities import api as facilities
from yuiwork.regions import api as regions


class Hours(Row):
    """Two lines for the same day make a lunch break."""

    days: list[Weekday] = Field(min_length=1)
    opens: Hour
    closes: Hour

    @after_all(mode="after")
    def in_order(self) -> Self:
        if self.closes <= self.opens:
            raise ValueError(_("It must close after it opens."))
        return self


class Different(Row):
    """A day that differs: closed without times."""

    day: Day
    opens: Hour | None = None
    closes: Hour | None = None
    reason: str = ""

    @after_all(mode="after")
    def whole(self) -> Self:
        if (self.opens is None) != (self.closes is None):
            raise ValueError(_("Please enter both times, or none for a closed day."))
        if self.opens is not None and self.closes is not None and self.closes <= self.opens:
            raise ValueError(_("It must close after it opens."))
        return self


class Facility(Row):
    """Minutes, hours and days as on its page; free up to and including ``free_until``, then ``fee_yen`` an hour.

    A facility is never removed by file: ``lent: false`` takes it out of use.
    """

    name: Text
    kind: Literal["room", "pc", "play_space", "counter", "other"]
    place: Text
    description: str = ""
    units: Count = 1
    slot_minutes: Literal["15", "30", "60"] = "30"
    max_minutes: Count = 180
    days_ahead: Count = 30
    most_at_once: Count = 3
    cancel_hours: int = Field(default=1, ge=0)
    no_show_minutes: int = Field(default=30, ge=0)
    bookers: Literal["anyone", "residents", "staff"] = "anyone"
    holiday_rule: Literal["open", "national", "office"] = "office"
    free_until: Day | None = None
    fee_yen: Yen = 0
    organisation_wide: bool = False
    lent: bool = True
    hours: list[Hours] = Field(default_factory=list)
    exceptions: list[Different] = Field(default_factory=list)

    @after_all(mode="after")
    def one_way_to_say_it(self) -> Self:
        """Days with the same hours stand together, in the order of the week."""
        unique(self.exceptions, "day")
        self.exceptions.sort(key=lambda one: one.day)
        together: dict[tuple[Any, Any], set[Weekday]] = {}
        for line in self.hours:
            together.setdefault((line.opens, line.closes), set()).update(line.days)
        self.hours = [
            Hours(days=sorted(days, key=WEEKDAYS.index), opens=opens, closes=closes)
            for (opens, closes), days in sorted(together.items())
        ]
        if self.max_minutes < int(self.slot_minutes):
            raise ValueError(_("The longest booking cannot be shorter than one step."))
        return self


_RULES = tuple(name for name in Facility.model_fields if name not in {"hours", "exceptions", "slot_minutes"})


def _read(programme: regions.Programme) -> list[dict[str, Any]]:
    return [_values(row) for row in facilities.facilities_of(programme.id)]


def _values(row: facilities.Facility) -> dict[str, Any]:
    hours = [
        {"days": [WEEKDAYS[line.weekday]], "opens": line.opens, "closes": line.closes}
        for line in row.hours.all()
    ]
    exceptions = [
        {"day": one.day, "opens": one.opens, "closes": one.closes, "reason": one.reason}
        for one in row.exceptions.all()
    ]
    rules = {name: getattr(row, name) for name in _RULES}
    return {**rules, "slot_minutes": str(row.slot_minutes), "hours": hours, "exceptions": exceptions}


def _save(actor: Actor, programme: regions.Programme, row: dict[str, Any]) -> None:
    hours, exceptions = row.pop("hours"), row.pop("exceptions")
    row["slot_minutes"] = int(row["slot_minutes"])
    known = {one.name: one for one in facilities.facilities_of(programme.id)}.get(row["name"])
    if known is None:
        facility = facilities.create_facility(actor=actor, programme_id=programme.id, **row)
    else:
        facility = facilities.update_facility(actor=actor, facility_id=known.id, **row)
    week = [
        facilities.HoursData(weekday=WEEKDAYS.index(day), opens=line["opens"], closes=line["closes"])
        for line in hours
        for day in line["days"]
    ]
    facilities.set_hours(actor=actor, facility_id=facility.id, hours=week)
    wanted = {one["day"]: one for one in exceptions}
    for gone in {one.day for one in facility.exceptions.all()} - wanted.keys():
        facilities.remove_exception(actor=actor, facility_id=facility.id, day=gone)
    for one in wanted.values():
        facilities.set_exception(actor=actor, facility_id=facility.id, **one)


SECTIONS: tuple[Section, ...] = (
    list_section("facilities", gettext_lazy("Facilities"), Facility, ("name",), read=_read, save=_save),
)
