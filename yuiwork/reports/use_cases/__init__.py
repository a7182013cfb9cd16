from yuiwork.reports.use_cases.build import request_build, run_build
from yuiwork.reports.use_cases.close import close_year, reopen_year, state_correction
from yuiwork.reports.use_cases.duties import remove_duty, save_duty
from yuiwork.reports.use_cases.make import begin_report, write_report

__all__ = [
    "begin_report",
    "close_year",
    "remove_duty",
    "reopen_year",
    "request_build",
    "run_build",
    "save_duty",
    "state_correction",
    "write_report",
]
