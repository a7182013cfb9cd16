"""The one table of what happens by the clock: which task, how often.

A room offers a procrastinate task ``(timestamp: int) -> None`` that may run at any moment and twice: it asks
``core.clock`` what is due. However many workers there are, a tick queues a task once, and never beside itself.
"""

import os
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from procrastinate import App, JobContext

from yuiwork.core.priority import Priority

EVERY_MINUTE = "* * * * *"
# A demo's moved clock should keep nobody waiting: seconds between two runs of the rules of the clock.
EVERY_VARIABLE = "CLOCK_RULES_EVERY"
TABLE_ID = "config.periodic"


@dataclass(frozen=True, slots=True)
class Periodic:
    """``task`` is ``room.tasks.name`` inside yuiwork. ``cron`` is in UTC; None means as often as clock rules run."""

    task: str
    cron: str | None = None


PERIODIC: tuple[Periodic, ...] = (
    Periodic("market.tasks.market_clock"),
    Periodic("facilities.tasks.facilities_clock"),
    Periodic("desk.tasks.desk_clock"),
    Periodic("learning.tasks.seminar_clock"),
    Periodic("regions.tasks.end_programmes"),
    Periodic("intake.tasks.intake_clock"),
    # 4:30 and 12:30 in Japan: a tutor finds it in the morning and at noon, never at night.
    Periodic("care.tasks.care_clock", cron="30 19,3 * * *"),
    Periodic("surveys.tasks.surveys_clock"),
    Periodic("learning.tasks.learning_surveys_clock"),
    Periodic("childcare.tasks.childcare_clock"),
)


def install(app: App) -> None:
    """Register the table with the worker's app."""
    for row in PERIODIC:
        cron = row.cron or clock_rules_cron()
        app.periodic(
            cron=cron,
            periodic_id=TABLE_ID,
            lock=row.task,
            queueing_lock=row.task,
            priority=Priority.FIRST,
        )(load(row.task))
    rescue = app.task(name="rescue_stalled_jobs", pass_context=True)(rescue_stalled_jobs)
    app.periodic(
        cron=EVERY_MINUTE,
        periodic_id=TABLE_ID,
        queueing_lock="rescue_stalled_jobs",
        priority=Priority.FIRST,
    )(rescue)


def clock_rules_cron() -> str:
    """Every minute, or every CLOCK_RULES_EVERY seconds (1 to 59; the sixth field of a cron line is the second)."""
    every = os.environ.get(EVERY_VARIABLE, "")
    return f"* * * * * */{int(every)}" if every.isdigit() and 0 < int(every) < 60 else EVERY_MINUTE


def load(task: str) -> Any:
    """The task that a row names."""
    module, _, name = task.rpartition(".")
    return getattr(import_module(f"yuiwork.{module}"), name)


async def rescue_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """Queue again what a killed worker had in hand; every job here may run twice."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)
