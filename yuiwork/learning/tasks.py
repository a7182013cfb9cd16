"""The learning room's clock; how often it runs is said in ``config/periodic.py``."""

from procrastinate.contrib.django import app

from yuiwork.learning.use_cases import ask_learners
from yuiwork.learning.use_cases import seminar_clock as seminars


@app.task(name="seminar_clock", queueing_lock="seminar_clock")
def seminar_clock(timestamp: int) -> None:
    """End offers that nobody answered, close waiting lists, remind tomorrow's guests."""
    seminars.end_offers()
    seminars.close_waiting_lists()
    seminars.remind()


@app.task(name="learning_surveys_clock", queueing_lock="learning_surveys_clock")
def learning_surveys_clock(timestamp: int) -> None:
    """Ask those whose course has ended, and graduates some weeks or months later."""
    ask_learners()
