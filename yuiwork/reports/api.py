"""The door of the reports room."""

from yuiwork.reports.kinds import KINDS
from yuiwork.reports.queries.reports import closed_years
from yuiwork.reports.use_cases import (
    begin_report,
    close_year,
    reopen_year,
    request_build,
    run_build,
    state_correction,
    write_report,
)

__all__ = [
    "KINDS",
    "begin_report",
    "close_year",
    "closed_years",
    "reopen_year",
    "request_build",
    "run_build",
    "state_correction",
    "write_report",
]
