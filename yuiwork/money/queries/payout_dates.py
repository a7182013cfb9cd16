"""When people are paid."""

from datetime import date, timedelta

from yuiwork.japan.holidays import previous_bank_open
from yuiwork.money.models import PayoutRun, RunState

_FRIDAY = 4


def next_payout_date(after: date) -> date:
    """The first weekly payout date later than ``after``: Fridays, or the last bank day before (money.md 3.6).

    Weekly, so that nobody's earned pay is kept for long (law.md 7.2, condition 6).
    """
    friday = after + timedelta(days=(_FRIDAY - after.weekday()) % 7)
    while (day := previous_bank_open(friday)) <= after:
        friday += timedelta(days=7)
    return day


def next_run_date(after: date) -> date:
    """The first payout date later than ``after`` whose file was not made yet: what is earned now goes into it."""
    day = next_payout_date(after)
    while PayoutRun.objects.filter(run_on=day).exclude(state=RunState.PREPARED).exists():
        day = next_payout_date(day)
    return day
