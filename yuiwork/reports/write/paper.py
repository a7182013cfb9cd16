"""What every file of a report is written from."""

from dataclasses import dataclass
from datetime import date

from yuiwork.core.templatetags.ui import jdate
from yuiwork.japan.eras import format_fiscal_year
from yuiwork.reports.figures import Block


@dataclass(frozen=True, slots=True)
class Paper:
    """``parts``: heading and text of what was written by hand; ``frozen``: hash of the closed year, or empty."""

    heading: str
    programme: str
    owner: str
    first: date
    last: date
    year: int | None
    made_on: date
    parts: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    frozen: str = ""

    @property
    def period(self) -> str:
        """令和8年度（2026年4月1日～2027年3月31日）, or the days alone."""
        days = f"{jdate(self.first)}～{jdate(self.last)}"
        return f"{format_fiscal_year(self.year)}（{days}）" if self.year is not None else days

    @property
    def title(self) -> str:
        return f"{self.programme}　{self.heading}"
