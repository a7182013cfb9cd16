"""What the imports room announces."""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class FileImported(Event):
    """The lines of a file are in; ``kind`` is people, incomes, seminars or surveys."""

    run_id: UUID
    programme_id: UUID
    kind: str
    new: int
    changed: int


@dataclass(frozen=True, kw_only=True)
class ImportUndone(Event):
    """An import was taken back as a whole."""

    run_id: UUID
    programme_id: UUID
