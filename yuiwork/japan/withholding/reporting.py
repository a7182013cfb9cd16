"""Paying the tax over and reporting it: dates and thresholds (money.md 1.4 W15, W17, W19)."""

from __future__ import annotations

from datetime import date, timedelta

from yuiwork.japan.dated import int_on
from yuiwork.japan.holidays import is_public_office_closed

_TABLE = "withholding_rates"


def remit_due(paid_on: date) -> date:
    """The JST date by which tax withheld on ``paid_on`` is paid over, moved to the next working day (W15)."""
    day = int_on(_TABLE, "remit_day", paid_on)
    year, month = divmod(paid_on.year * 12 + paid_on.month, 12)
    return _next_working_day(date(year, month + 1, day))


def record_due(year: int) -> date:
    """The JST date by which payment records (支払調書) for the calendar ``year`` are filed (W17)."""
    following = date(year + 1, 1, 1)
    return _next_working_day(following.replace(day=int_on(_TABLE, "record_day", following)))


def record_required(yearly_yen: int, year: int, *, collector: bool = False) -> bool:
    """Whether ``yearly_yen`` paid to one person in ``year`` needs a payment record (W17).

    Amounts count even when no tax was withheld. ``collector``: collectors and sales agents.
    """
    key = "record_threshold_yen.collector" if collector else "record_threshold_yen.fee"
    return yearly_yen > int_on(_TABLE, key, date(year, 12, 31))


def electronic_filing_required(count_two_years_before: int, filed_on: date) -> bool:
    """Whether statements filed on ``filed_on`` must be electronic, by the count two years before (W19)."""
    return count_two_years_before >= int_on(_TABLE, "electronic_filing_count", filed_on)


def _next_working_day(day: date) -> date:
    while is_public_office_closed(day):
        day += timedelta(days=1)
    return day
