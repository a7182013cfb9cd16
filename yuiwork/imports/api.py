"""The door of the imports room."""

from yuiwork.imports.kinds import KINDS
from yuiwork.imports.queries.runs import record_counts
from yuiwork.imports.use_cases import (
    begin_check,
    discard_file,
    request_import,
    run_check,
    run_save,
    undo_import,
    upload_file,
)

__all__ = [
    "KINDS",
    "begin_check",
    "discard_file",
    "record_counts",
    "request_import",
    "run_check",
    "run_save",
    "undo_import",
    "upload_file",
]
