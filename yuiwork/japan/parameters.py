"""Parameters of the law by key and day (law.md 11): `parameter("fl.pay_limit_days", on)`."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from yuiwork.japan.dated import DatedRow, DatedTableError, int_on, row_on, table

_TABLE = "parameters"


def parameter(key: str, on: date) -> int:
    """The whole number (days, months, yen or a count, as the key says) of ``key`` on the JST date ``on``.

    Raises DatedTableError ``UNKNOWN_KEY`` or ``NO_VALUE_ON_DATE``, for example before the law was in force.
    """
    return int_on(_TABLE, key, on)


def rate_parameter(key: str, on: date) -> Decimal:
    """A yearly rate as an exact fraction of one: 3 % is ``Decimal("0.03")``. Errors as `parameter`."""
    return Decimal(row_on(_TABLE, key, on).value)


def rule_applies(key: str, on: date) -> bool:
    """Whether the rule ``key`` (value required, forbidden or on) is in force on the JST date ``on``.

    Raises DatedTableError ``UNKNOWN_KEY`` when there is no such rule at all.
    """
    rows = table(_TABLE).get(key)
    if rows is None:
        raise DatedTableError("UNKNOWN_KEY", table=_TABLE, key=key)
    return any(row.holds_on(on) for row in rows)


def parameter_row(key: str, on: date) -> DatedRow:
    """The whole row, with its source and status, for pages that show where a number comes from."""
    return row_on(_TABLE, key, on)
