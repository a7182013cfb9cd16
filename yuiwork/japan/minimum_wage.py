"""Minimum wage by prefecture and the hourly pay a job implies (money.md 5 and 6).

The minimum wage binds employment only. For commissioned work it is a reference: never call pay "illegal"
because of it (M6).
"""

from __future__ import annotations

from datetime import date

from yuiwork.japan.dated import DatedRow, DatedTableError, int_on, row_on, table
from yuiwork.japan.errors import JapanError

_TABLE = "minimum_wage"
_MINUTES_PER_HOUR = 60


def minimum_wage(prefecture_code: str, on: date) -> int:
    """Yen per hour in the prefecture (``"01"``–``"47"``) on the JST date ``on`` (M1).

    Raises DatedTableError ``UNKNOWN_KEY`` or ``NO_VALUE_ON_DATE`` (earlier than the data).
    """
    return int_on(_TABLE, prefecture_code, on)


def minimum_wage_row(prefecture_code: str, on: date) -> DatedRow:
    """The row itself, for a page that names the source and since when it holds. Errors as `minimum_wage`."""
    return row_on(_TABLE, prefecture_code, on)


def lowest_minimum_wage(on: date) -> int:
    """The lowest yen per hour of all prefectures on the JST date ``on``, for parties of no known place.

    Raises DatedTableError ``NO_VALUE_ON_DATE`` unless all prefectures have a row by then.
    """
    return min(minimum_wage(code, on) for code in table(_TABLE))


def wages_of_fiscal_year(year: int) -> dict[str, int]:
    """Yen per hour by prefecture code as decided for the fiscal ``year`` (M2, M3), whenever each begins.

    Raises DatedTableError ``NO_VALUE_ON_DATE`` for a year that is not in the table.
    """
    found = {
        row.key: int(row.value)
        for rows in table(_TABLE).values()
        for row in rows
        if row.extra["fiscal_year"] == str(year)
    }
    if not found:
        raise DatedTableError("NO_VALUE_ON_DATE", table=_TABLE, key="fiscal_year", on=year)
    return found


def implied_hourly(amount: int, minutes: int) -> int:
    """Yen per hour, rounded down, when ``amount`` yen (without tax, less fees) takes ``minutes``.

    Raises JapanError ``MINUTES_NOT_POSITIVE``.
    """
    _refuse_no_minutes(minutes)
    return amount * _MINUTES_PER_HOUR // minutes


def below_minimum(amount: int, minutes: int, wage: int) -> bool:
    """Whether ``amount`` yen for ``minutes`` is less than ``wage`` yen per hour, compared exactly.

    Raises JapanError ``MINUTES_NOT_POSITIVE``.
    """
    _refuse_no_minutes(minutes)
    return amount * _MINUTES_PER_HOUR < wage * minutes


def _refuse_no_minutes(minutes: int) -> None:
    if minutes < 1:
        raise JapanError("MINUTES_NOT_POSITIVE", minutes=minutes)
