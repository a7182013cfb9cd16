"""指標と目標: what a programme promised for a fiscal year, and what came of it (programmes.md 4.3, 7 F12, F13)."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from yuiwork.core.suppression import staff_rule, suppress, suppress_stages
from yuiwork.desk import api as desk
from yuiwork.impact.queries.counts import Period, funnel_counts, outcome_counts
from yuiwork.impact.queries.reporting import things_between
from yuiwork.regions import api as regions

_MONTH = re.compile(r"(\d{4})[年/.-](\d{1,2})月?")
# Indicators of the catalogue (programmes.md 5, 28 to 30), and what the desk notes towards them.
DESK_NOTES = {
    "migrants": desk.Outcome.MOVED_IN.value,
    "business-openings": desk.Outcome.OPENED.value,
    "employed": desk.Outcome.EMPLOYED.value,
}


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator in one year. ``counted``: the system counts it; ``hidden``: it does, but the cell is too small.

    ``by_desk``: the desk notes such outcomes; ``noted``: how many in the year, None where the cell is too small. The
    result is still what the office enters: not everybody came by the desk.
    """

    indicator: regions.Indicator
    target: regions.Target | None
    actual: Decimal | None
    counted: bool
    hidden: bool
    noted: int | None = None
    by_desk: bool = False

    @property
    def reached(self) -> bool | None:
        """None while there is nothing to compare."""
        if self.target is None or self.actual is None:
            return None
        return self.actual >= self.target.value

    @property
    def lacks_reason(self) -> bool:
        return self.reached is False and self.target is not None and not self.target.reason


def indicator_lines(programme: regions.Programme, year: int) -> list[IndicatorLine]:
    """By goal; small cells of counted indicators are hidden as on the overview."""
    targets = {row.indicator: row for row in regions.target_rows(programme.id, year)}
    counts = funnel_counts(programme.id, Period(year))
    rule = staff_rule(programme.region.population, sensitive=False)
    steps = zip(counts, suppress_stages(list(counts.values()), rule), strict=True)
    things = things_between(programme.id, Period(year).first, Period(year).last)
    counted: dict[str, int | None] = {**{kind.value: cell for kind, cell in steps}, **things}
    noted = outcome_counts(programme.id, Period(year))
    cells = suppress([noted[code] for code in DESK_NOTES.values()], rule).cells
    by_desk = dict(zip(DESK_NOTES, cells, strict=True))
    return [
        _line(row, targets.get(row.code), counted, by_desk) for row in regions.indicators_of(programme.id)
    ]


def _line(
    indicator: regions.Indicator,
    target: regions.Target | None,
    counted: dict[str, int | None],
    by_desk: dict[str, int | None],
) -> IndicatorLine:
    if indicator.code not in counted:
        return IndicatorLine(
            indicator,
            target,
            target.actual if target else None,
            counted=False,
            hidden=False,
            noted=by_desk.get(indicator.code),
            by_desk=indicator.code in by_desk,
        )
    count = counted[indicator.code]
    return IndicatorLine(indicator, target, None if count is None else Decimal(count), True, count is None)


def years_with_targets(programme: regions.Programme, today_year: int) -> list[int]:
    """Fiscal years with a target, this one and the next; newest first."""
    years = {row.fiscal_year for row in regions.target_rows(programme.id)}
    return sorted(years | {today_year, today_year + 1}, reverse=True)


def month_of(text: str) -> date:
    """``2027年3月``, ``2027-03`` or ``2027/3`` → 2027-03-01. Raises ValueError."""
    found = _MONTH.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        raise ValueError(text)
    return date(int(found[1]), int(found[2]), 1)
