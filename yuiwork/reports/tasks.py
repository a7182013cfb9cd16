"""Background entry points."""

from uuid import UUID

from procrastinate.contrib.django import app

from yuiwork.reports.use_cases import run_build
from yuiwork.reports.use_cases.build import BUILD_TASK


@app.task(name=BUILD_TASK)
def build_report(report_id: str) -> None:
    """Make the files of one report. Not tried again by itself: the page offers it with what went wrong."""
    run_build(UUID(report_id))
