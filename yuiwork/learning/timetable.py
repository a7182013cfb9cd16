"""Does a timetable keep what the contract allows? (programmes.md 3.1 RQ11: hours a day and a week, days, months)

Days and weeks are Japanese ones, Monday first. Sessions count; help and onboarding meetings are extra.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yuiwork.core.errors import Invalid
from yuiwork.core.templatetags.ui import jdate
from yuiwork.japan.dates import jst_date, period_end


@dataclass(frozen=True, slots=True)
class Limits:
    """None: no limit. Minutes, days, months."""

    minutes_per_day: int | None = None
    minutes_per_week: int | None = None
    days_per_week: int | None = None
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    starts_at: datetime
    ends_at: datetime

    @property
    def day(self) -> date:
        return jst_date(self.starts_at)

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60)


def check_limits(limits: Limits, slots: Iterable[Slot]) -> None:
    """Raises ``Invalid`` ``TIMETABLE_DAY``, ``_WEEK``, ``_DAYS`` or ``_MONTHS`` at ``day``, saying which and how much."""
    slots = sorted(slots, key=lambda slot: slot.starts_at)
    if not slots:
        return
    per_day: dict[date, int] = defaultdict(int)
    per_week: dict[tuple[int, int], int] = defaultdict(int)
    days: dict[tuple[int, int], set[date]] = defaultdict(set)
    for slot in slots:
        per_day[slot.day] += slot.minutes
        per_week[_week(slot.day)] += slot.minutes
        days[_week(slot.day)].add(slot.day)
    _check_days(limits, per_day)
    for slot in slots:
        _check_week(limits, slot.day, per_week[_week(slot.day)], len(days[_week(slot.day)]))
    _check_months(limits, slots[0].day, slots[-1].day)


def duration(minutes: int) -> str:
    """90 → 1 hour 30 minutes, in the reader's language."""
    hours, rest = divmod(minutes, 60)
    parts = [ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}] if hours else []
    if rest or not hours:
        parts.append(ngettext("%(count)d minute", "%(count)d minutes", rest) % {"count": rest})
    return " ".join(parts)


def _check_days(limits: Limits, per_day: dict[date, int]) -> None:
    allowed = limits.minutes_per_day
    for day, minutes in per_day.items():
        if allowed is not None and minutes > allowed:
            words = _("%(day)s would have %(time)s. This course may have %(most)s a day: please shorten it.")
            raise _broken("DAY", words, day=jdate(day), time=duration(minutes), most=duration(allowed))


def _check_week(limits: Limits, day: date, minutes: int, days: int) -> None:
    if limits.minutes_per_week is not None and minutes > limits.minutes_per_week:
        words = _("The week of %(day)s would have %(time)s. This course may have %(most)s a week.")
        most = duration(limits.minutes_per_week)
        raise _broken("WEEK", words, day=jdate(day), time=duration(minutes), most=most)
    if limits.days_per_week is not None and days > limits.days_per_week:
        words = _("The week of %(day)s would have %(days)d days of sessions. This course may have %(most)d.")
        raise _broken("DAYS", words, day=jdate(day), days=days, most=limits.days_per_week)


def _check_months(limits: Limits, first: date, last: date) -> None:
    if limits.months is not None and last > (latest := period_end(first, limits.months)):
        words = _("The course would last until %(last)s. It may last %(months)d months, so until %(latest)s.")
        raise _broken("MONTHS", words, last=jdate(last), months=limits.months, latest=jdate(latest))


def _week(day: date) -> tuple[int, int]:
    year, week, _weekday = day.isocalendar()
    return year, week


def _broken(what: str, words: str, **values: object) -> Invalid:
    return Invalid(f"TIMETABLE_{what}", words % values, field="day")
