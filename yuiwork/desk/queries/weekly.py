"""The times of a desk as the weeks in which they come back: for configuration files."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time

from yuiwork.desk.models import Desk, Slot
from yuiwork.japan.dates import JST


@dataclass(frozen=True, slots=True)
class WeeklyTime:
    """Times of a desk that come back every week: ``weekday`` 0 is Monday, times in Japan, ``until`` the last JST day."""

    weekday: int
    starts: time
    ends: time
    minutes: int
    in_person: bool
    by_phone: bool
    online: bool
    until: date


def weekly_times(desk: Desk) -> list[WeeklyTime]:
    """What the desk offers and offered, gathered into weeks; neighbouring times of one length and end are one."""
    slots = Slot.objects.filter(desk=desk, withdrawn_at=None).order_by("starts_at")
    # The last day of each time counts, whatever weeks were left out before.
    last = {replace(one, until=date.min): one for one in map(_time_of, slots)}
    return joined_times(last.values())


def joined_times(times: Iterable[WeeklyTime]) -> list[WeeklyTime]:
    """By weekday and time; those that follow each other and have everything else in common are one."""
    result: list[WeeklyTime] = []
    for one in sorted(times, key=lambda t: (t.weekday, t.starts)):
        before = result[-1] if result else None
        if (
            before is not None
            and replace(before, starts=one.starts, ends=one.ends) == one
            and before.ends == one.starts
        ):
            result[-1] = replace(before, ends=one.ends)
        else:
            result.append(one)
    return result


def _time_of(slot: Slot) -> WeeklyTime:
    starts, ends = slot.starts_at.astimezone(JST), slot.ends_at.astimezone(JST)
    return WeeklyTime(
        weekday=starts.weekday(),
        starts=starts.time(),
        ends=ends.time(),
        minutes=int((ends - starts).total_seconds() // 60),
        in_person=slot.in_person,
        by_phone=slot.by_phone,
        online=slot.online,
        until=starts.date(),
    )
