"""The childcare room's clock; how often it runs is said in ``config/periodic.py``."""

from procrastinate.contrib.django import app

from yuiwork.childcare.use_cases import delete_due_records


@app.task(name="childcare_clock", queueing_lock="childcare_clock")
def childcare_clock(timestamp: int) -> None:
    """Delete the records whose last day is over."""
    delete_due_records()
