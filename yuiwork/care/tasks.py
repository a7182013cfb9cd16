"""The clock of care; how often it runs is said in ``config/periodic.py``."""

from procrastinate.contrib.django import app

from yuiwork.care.use_cases import notice_learners


@app.task(name="care_clock", queueing_lock="care_clock")
def care_clock(timestamp: int) -> None:
    """See who has gone quiet, and who is back."""
    notice_learners()
