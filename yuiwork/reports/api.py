"""The door of the reports room."""

from yuiwork.reports.kinds import KINDS, Span
from yuiwork.reports.queries.duties import duties_of, next_steps
from yuiwork.reports.queries.reports import closed_years
from yuiwork.reports.use_cases import (
    begin_report,
    close_year,
    remove_duty,
    reopen_year,
    request_build,
    run_build,
    save_duty,
    state_correction,
    write_report,
)

__all__ = [
    "KINDS",
    "Span",
    "begin_report",
    "close_year",
    "closed_years",
    "duties_of",
    "next_steps",
    "remove_duty",
    "reopen_year",
    "request_build",
    "run_build",
    "save_duty",
    "state_correction",
    "write_report",
]
