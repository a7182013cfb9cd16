"""The clock of surveys; how often it runs is said in ``config/periodic.py``."""

from procrastinate.contrib.django import app

from yuiwork.core import clock
from yuiwork.surveys.use_cases import ask_staff, remind_once, to_remind


@app.task(name="surveys_clock", queueing_lock="surveys_clock")
def surveys_clock(timestamp: int) -> None:
    """Ask the officers, remind those who have not answered: each once."""
    ask_staff()
    for invitation_id in to_remind(clock.today()):
        remind_once(invitation_id=invitation_id)
