"""What the worker does for this room; what runs by the clock stands in ``config/periodic.py``."""

from uuid import UUID

from procrastinate.contrib.django import app

from yuiwork.intake.use_cases import clock_work
from yuiwork.intake.use_cases.announce import TASK, carry_out


@app.task(name=TASK, retry=3)
def announce_decisions(announcement_id: str) -> None:
    """Tell everybody of one order."""
    carry_out(UUID(announcement_id))


@app.task(name="intake_clock", queueing_lock="intake_clock")
def intake_clock(timestamp: int) -> None:
    """Close rounds whose last day has passed; ask the next where an offer was not answered."""
    clock_work.close_rounds()
    clock_work.expire_offers()
