"""What the worker does by the clock: programmes end on the day after their last day."""

from procrastinate.contrib.django import app

from yuiwork.core.actor import Actor
from yuiwork.regions.use_cases import end_overdue_programmes


@app.task(name="regions.end_programmes")
def end_programmes(timestamp: int) -> None:
    """End what is due; running it again changes nothing."""
    end_overdue_programmes(actor=Actor.for_system("clock"))
