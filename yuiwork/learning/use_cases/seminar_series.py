"""Planning a series: the same meeting every week, every other week or every month (programmes.md 1.2, 1.3)."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Unpack
from uuid import UUID, uuid5

from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid
from yuiwork.japan.dates import JST, jst_date
from yuiwork.japan.holidays import is_public_office_closed
from yuiwork.learning.models import Seminar
from yuiwork.learning.use_cases.plan_seminar import SeminarData, create_seminar

MOST_IN_SERIES = 24


class Rhythm(StrEnum):
    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"  # the same weekday of the month: the third Thursday stays the third Thursday


def series_days(first: date, rhythm: Rhythm, times: int, *, skip_holidays: bool) -> list[date]:
    """``times`` JST dates from ``first`` on. A holiday is left out, not moved: the rhythm is what people remember.

    In a month that has no fifth weekday there is no meeting. The first day is kept even if it is a holiday.
    """
    days, step = [first], 0
    while len(days) < times:
        step += 1
        day = _nth(first, rhythm, step)
        if day is not None and not (skip_holidays and is_public_office_closed(day)):
            days.append(day)
    return days


def create_seminar_series(
    *,
    actor: Actor,
    programme_id: UUID,
    submission_id: UUID,
    rhythm: Rhythm,
    times: int,
    skip_holidays: bool = True,
    **data: Unpack[SeminarData],
) -> list[Seminar]:
    """Announce the meetings of a series, one action each, first to last. Sent again it goes on where it stopped.

    Applications for each close as long before it as for the first. Raises ``Invalid`` ``SERIES_LENGTH``,
    ``SERIES_TITLE`` and as ``create_seminar``.
    """
    if not 2 <= times <= MOST_IN_SERIES:
        raise Invalid("SERIES_LENGTH", _("Please enter a number from 2 to 24."), field="times")
    if not data.get("series_title", "").strip():
        raise Invalid("SERIES_TITLE", _("Please give the series a name."), field="series_title")
    first = jst_date(data["starts_at"])
    made = []
    for number, day in enumerate(series_days(first, rhythm, times, skip_holidays=skip_holidays)):
        moved = _moved(data, day - first)
        key = submission_id if number == 0 else uuid5(submission_id, str(number))
        made.append(create_seminar(actor=actor, programme_id=programme_id, submission_id=key, **moved))
    return made


def _moved(data: SeminarData, by: timedelta) -> SeminarData:
    moved = data.copy()
    for name in ("starts_at", "ends_at", "apply_until"):
        instant = data.get(name)
        if isinstance(instant, datetime):
            # Japan has no summer time: the clock on the wall moves with the days.
            moved[name] = instant.astimezone(JST) + by
    return moved


def _nth(first: date, rhythm: Rhythm, step: int) -> date | None:
    if rhythm is not Rhythm.MONTHLY:
        return first + timedelta(weeks=step * (2 if rhythm is Rhythm.FORTNIGHTLY else 1))
    year, month = divmod(first.month - 1 + step, 12)
    begin = date(first.year + year, month + 1, 1)
    to_weekday = (first.weekday() - begin.weekday()) % 7
    day = begin + timedelta(days=to_weekday + 7 * ((first.day - 1) // 7))
    return day if day.month == begin.month else None
