"""Background entry points: long files are looked at and imported by the worker."""

from uuid import UUID

from procrastinate.contrib.django import app

from yuiwork.imports.use_cases import run_check, run_save
from yuiwork.imports.use_cases.check import CHECK_TASK
from yuiwork.imports.use_cases.save import SAVE_TASK


@app.task(name=CHECK_TASK, retry=3)
def check_file(run_id: str) -> None:
    """Look at every line of one file."""
    run_check(UUID(run_id))


@app.task(name=SAVE_TASK, retry=3)
def save_file(run_id: str) -> None:
    """Import one checked file."""
    run_save(UUID(run_id))
