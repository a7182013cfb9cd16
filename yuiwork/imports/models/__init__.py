from yuiwork.imports.models.record import ImportedRecord, RecordChange
from yuiwork.imports.models.run import KEEPS_FILE, RUN, ImportLine, ImportRun, Outcome, RunState

__all__ = [
    "KEEPS_FILE",
    "RUN",
    "ImportLine",
    "ImportRun",
    "ImportedRecord",
    "Outcome",
    "RecordChange",
    "RunState",
]
