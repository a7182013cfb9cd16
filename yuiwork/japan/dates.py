"""Date arithmetic of Japanese law (law.md 0.2). Every date here is a JST calendar date."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from yuiwork.japan.errors import DateError

JST = ZoneInfo("Asia/Tokyo")

_FISCAL_YEAR_MONTH = 4


def jst_date(moment: datetime) -> date:
    """The calendar date in Japan at an aware moment.

    Raises DateError ``NAIVE_DATETIME``: without a zone nobody knows which side of midnight it is.
    """
    if moment.utcoffset() is None:
        raise DateError("NAIVE_DATETIME", moment=moment)
    return moment.astimezone(JST).date()


def day_n(received: date, n: int) -> date:
    """Day ``n`` counted from ``received``, which is itself day 1 (起算して; law.md 0.2).

    Raises DateError ``PERIOD_TOO_SHORT`` when ``n`` is below 1.
    """
    _at_least_one(n)
    return received + timedelta(days=n - 1)


def period_end(start: date, months: int) -> date:
    """Last day of a period of ``months`` whose first day is ``start`` (Civil Code 143; law.md 0.2).

    The day before the corresponding day; where the last month has no such day, its last day.
    Raises DateError ``PERIOD_TOO_SHORT`` when ``months`` is below 1.
    """
    _at_least_one(months)
    years, month_index = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month_index + 1
    last_day = calendar.monthrange(year, month)[1]
    if start.day > last_day:
        return date(year, month, last_day)
    return date(year, month, start.day) - timedelta(days=1)


def deadline_before(event: date, days: int) -> date:
    """The last date that is still 「N日前まで」 of ``event``: the day of notice is not counted (law.md 0.2).

    Raises DateError ``PERIOD_TOO_SHORT`` when ``days`` is below 1.
    """
    _at_least_one(days)
    return event - timedelta(days=days)


def fiscal_year(day: date) -> int:
    """The 年度 a date lies in, named by the year of its April: 2027-03-31 is in 2026."""
    return day.year if day.month >= _FISCAL_YEAR_MONTH else day.year - 1


def fiscal_year_bounds(year: int) -> tuple[date, date]:
    """First and last day of 年度 ``year``: 1 April to 31 March, both inside."""
    start = date(year, _FISCAL_YEAR_MONTH, 1)
    return start, period_end(start, 12)


def _at_least_one(count: int) -> None:
    if count < 1:
        raise DateError("PERIOD_TOO_SHORT", count=count)
