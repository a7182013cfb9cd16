"""The clock of the facilities; how often it runs is said in ``config/periodic.py``."""

from procrastinate.contrib.django import app

from yuiwork.facilities.use_cases import mark_no_shows


@app.task(name="facilities_clock", queueing_lock="facilities_clock")
def facilities_clock(timestamp: int) -> None:
    """Give free what nobody came for."""
    mark_no_shows()
