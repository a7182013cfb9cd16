"""The day and the month that an address asks for."""

from datetime import date

from yuiwork.core import clock
from yuiwork.core.web.request import Request


def asked_day(request: Request) -> date:
    """``?day=2026-11-25``; today for anything else."""
    return _near(request.GET.get("day", "")) or clock.today()


def asked_month(request: Request) -> date:
    """``?month=2026-11`` as its first day; the present month for anything else."""
    return _near(f"{request.GET.get('month', '')}-01") or clock.today().replace(day=1)


def _near(text: str) -> date | None:
    """A date of this century: its neighbours exist too."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 < day.year < 2100 else None
