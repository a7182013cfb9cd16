"""Days on which banks and public offices are closed (law.md 0.2, money.md 3.6). JST dates.

National holidays, substitute days included, come from jpholiday: a change of the holiday law arrives by
upgrading that package.
"""

from __future__ import annotations

from datetime import date, timedelta

import jpholiday

_SATURDAY = 5
_NEW_YEAR = frozenset({(1, 1), (1, 2), (1, 3)})
_BANK_YEAR_END = frozenset({(12, 31)})
_OFFICE_YEAR_END = frozenset({(12, 29), (12, 30), (12, 31)})


def is_bank_closed(day: date) -> bool:
    """Saturday, Sunday, national holiday, or 31 December to 3 January."""
    return _is_rest_day(day) or (day.month, day.day) in _BANK_YEAR_END


def is_public_office_closed(day: date) -> bool:
    """As for banks, but the year-end break of public offices begins on 29 December."""
    return _is_rest_day(day) or (day.month, day.day) in _OFFICE_YEAR_END


def is_national_holiday(day: date) -> bool:
    """A national holiday or its substitute day; weekends alone are none."""
    return bool(jpholiday.is_holiday(day))


def is_year_end_break(day: date) -> bool:
    """29 December to 3 January, when public offices rest."""
    return (day.month, day.day) in _OFFICE_YEAR_END | _NEW_YEAR


def next_bank_open(day: date) -> date:
    """``day`` itself when banks are open, otherwise the first open day after it."""
    while is_bank_closed(day):
        day += timedelta(days=1)
    return day


def previous_bank_open(day: date) -> date:
    """``day`` itself when banks are open, otherwise the last open day before it.

    This is the day on which a payment promised for a closed day is made (money.md 3.6).
    """
    while is_bank_closed(day):
        day -= timedelta(days=1)
    return day


def _is_rest_day(day: date) -> bool:
    return day.weekday() >= _SATURDAY or (day.month, day.day) in _NEW_YEAR or jpholiday.is_holiday(day)
