"""``desks``, ``desk_times``: where people may ask, about what, and the times that come back every week."""

from dataclasses import asdict
from typing import Any, Self

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import Field
from pydantic import model_validator as after_all

from yuiwork.configuration.schema import WEEKDAYS, Count, Day, Hour, Row, Text, Weekday
from yuiwork.configuration.section import Section
from yuiwork.configuration.sections.rows import list_section
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.desk import api as desk
from yuiwork.regions import api as regions


class Desk(Row):
    """A topic that is missing is not offered any more. ``open: false`` takes the desk out of use."""

    name: Text
    place: Text
    description: str = ""
    phone: str = Field(default="", max_length=15)
    online_url: str = ""
    days_ahead: Count = 30
    cancel_hours: int = Field(default=1, ge=0)
    open: bool = True
    topics: list[Text] = Field(min_length=1)


class DeskTime(Row):
    """Every week until the last day, JST. Times are added by file; single ones are withdrawn on screen.

    Once the last day has come, nothing comes back any more: the line is neither loaded nor written out.
    """

    desk: Text
    weekday: Weekday
    starts: Hour
    ends: Hour
    minutes: Count
    until: Day
    in_person: bool = True
    by_phone: bool = True
    online: bool = False

    @after_all(mode="after")
    def possible(self) -> Self:
        if self.ends <= self.starts:
            raise ValueError(_("The end must be after the beginning."))
        if not (self.in_person or self.by_phone or self.online):
            raise ValueError(_("Please choose at least one way."))
        if WEEKDAYS[self.until.weekday()] != self.weekday:
            raise ValueError(_("The last day must be of this weekday."))
        return self


_RULES = ("name", "place", "description", "phone", "online_url", "days_ahead", "cancel_hours", "open")


def _read(programme: regions.Programme) -> list[dict[str, Any]]:
    return [
        {
            **{name: getattr(row, name) for name in _RULES},
            "topics": [topic.name for topic in row.topics.all() if topic.offered],
        }
        for row in desk.desks_of(programme.id)
    ]


def _save(actor: Actor, programme: regions.Programme, row: dict[str, Any]) -> None:
    topics = row.pop("topics")
    known = _by_name(programme).get(row["name"])
    if known is None:
        desk.create_desk(actor=actor, programme_id=programme.id, topics=topics, **row)
        return
    desk.update_desk(actor=actor, desk_id=known.id, **row)
    desk.set_topics(actor=actor, desk_id=known.id, topics=topics)


def _read_times(programme: regions.Programme) -> list[dict[str, Any]]:
    names = ("starts", "ends", "minutes", "until", "in_person", "by_phone", "online")
    return [
        {"desk": row.name, "weekday": WEEKDAYS[one.weekday], **{name: getattr(one, name) for name in names}}
        for row in desk.desks_of(programme.id)
        for one in desk.weekly_times(row)
    ]


def _save_time(actor: Actor, programme: regions.Programme, row: dict[str, Any]) -> None:
    """From today on; what has passed cannot be offered any more."""
    desk.offer_slots(
        actor=actor,
        desk_id=_by_name(programme)[row.pop("desk")].id,
        first_day=clock.today(),
        last_day=row.pop("until"),
        weekdays=[WEEKDAYS.index(row.pop("weekday"))],
        **row,
    )


def _joined(rows: list[DeskTime]) -> list[DeskTime]:
    """Those still to come; times that follow each other are one line, as the desk's own times are read."""
    times: dict[str, list[desk.WeeklyTime]] = {}
    today = clock.today()
    for row in rows:
        if row.until <= today:
            continue
        values = {**row.model_dump(exclude={"desk"}), "weekday": WEEKDAYS.index(row.weekday)}
        times.setdefault(row.desk, []).append(desk.WeeklyTime(**values))
    return [
        DeskTime(**{**asdict(one), "weekday": WEEKDAYS[one.weekday], "desk": name})
        for name, lines in times.items()
        for one in desk.joined_times(lines)
    ]


def _by_name(programme: regions.Programme) -> dict[str, desk.Desk]:
    return {row.name: row for row in desk.desks_of(programme.id)}


SECTIONS: tuple[Section, ...] = (
    list_section("desks", gettext_lazy("Desks"), Desk, ("name",), read=_read, save=_save),
    list_section(
        "desk_times",
        gettext_lazy("Times of the desks"),
        DeskTime,
        ("desk", "weekday", "starts"),
        read=_read_times,
        save=_save_time,
        changes=False,
        tidy=_joined,
    ),
)
