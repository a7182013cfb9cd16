"""What the reports room announces."""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class ReportBuilt(Event):
    """The files of a report are made and filed; ``asked_by`` wanted them."""

    report_id: UUID
    programme_id: UUID
    version: int
    asked_by: UUID


@dataclass(frozen=True, kw_only=True)
class FiscalYearClosed(Event):
    """Its figures are frozen; ``sha256`` is the hash over them."""

    close_id: UUID
    programme_id: UUID
    fiscal_year: int
    sha256: str


@dataclass(frozen=True, kw_only=True)
class FiscalYearReopened(Event):
    close_id: UUID
    programme_id: UUID
    fiscal_year: int
