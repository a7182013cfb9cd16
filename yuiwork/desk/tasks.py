"""The clock of the desk; how often it runs is said in ``config/periodic.py``."""

from procrastinate.contrib.django import app

from yuiwork.desk.use_cases import remind


@app.task(name="desk_clock", queueing_lock="desk_clock")
def desk_clock(timestamp: int) -> None:
    """Remind of what is tomorrow."""
    remind()
