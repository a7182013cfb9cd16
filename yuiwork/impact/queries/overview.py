"""概況: one sentence, the funnel, income bands, who stays, cost per earner; masks already on."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from yuiwork.core.suppression import (
    Rule,
    Suppressed,
    last_published_day,
    masked_mean,
    public_rule,
    staff_rule,
    suppress,
    suppress_stages,
)
from yuiwork.core.web.components import DataTable, Figure
from yuiwork.impact.models import Milestone
from yuiwork.impact.queries.counts import (
    STAYING_MONTHS,
    Period,
    band_counts,
    funnel_counts,
    imported_bands,
    staying_counts,
    yearly_pay,
)
from yuiwork.impact.queries.figures import (
    Frame,
    Stages,
    bands_figure,
    cost_table,
    funnel_figure,
    shown,
    staying_table,
)
from yuiwork.impact.queries.towns import towns_table
from yuiwork.japan.dates import fiscal_year
from yuiwork.regions import api as regions


@dataclass(frozen=True, slots=True)
class Overview:
    """What the officer sees of one fiscal year. Tables hold the same masked values as the charts."""

    programme: regions.Programme
    period: Period
    sentence: str
    funnel: Figure
    bands: Figure
    staying: DataTable
    cost: DataTable
    towns: DataTable | None = None  # of programmes with member municipalities

    @property
    def tables(self) -> dict[str, DataTable]:
        """By the name they carry in addresses and file names."""
        tables = {
            "funnel": self.funnel.table,
            "income": self.bands.table,
            "staying": self.staying,
            "cost": self.cost,
        }
        return tables if self.towns is None else {**tables, "towns": self.towns}


def overview_of(programme: regions.Programme, year: int, today: date) -> Overview:
    """For staff of the programme, who run its lists: counts below three are hidden, incomes as for the public."""
    period = Period(year)
    frame = Frame(programme, period, min(today, period.last))
    ordinary = staff_rule(programme.region.population, sensitive=False)
    sensitive = staff_rule(programme.region.population, sensitive=True)
    stages = _masked(funnel_counts(programme.id, period), ordinary)
    targets = regions.targets_of(programme.id, year)
    pay = yearly_pay(programme.id, period)
    bands = band_counts(pay, imported_bands(programme.id, period))
    staying = [staying_counts(programme.id, months, frame.as_of) for months in STAYING_MONTHS]
    mean = masked_mean([amount for amount in pay.values() if amount > 0]) if sensitive.shown else None
    return Overview(
        programme=programme,
        period=period,
        sentence=_sentence(period, stages, targets),
        funnel=funnel_figure(frame, stages, targets),
        bands=bands_figure(frame, mask_bands(bands, sensitive), sensitive),
        staying=staying_table(staying, ordinary),
        cost=cost_table(regions.cost_of(programme, year), stages[Milestone.EARNED], mean),
        towns=towns_table(programme, period),
    )


def public_results(programme: regions.Programme, today: date) -> Figure | None:
    """The funnel for everyone, by the public rule, as known at the end of the last quarter (law.md 5.4, S-07).

    None while there is nothing that may be shown.
    """
    known_on = last_published_day(today)
    period = Period(fiscal_year(known_on))
    counts = funnel_counts(programme.id, period, known_on=known_on)
    stages = _masked(counts, public_rule(programme.region.population, sensitive=False))
    if not any(stages.values()):
        return None
    return funnel_figure(Frame(programme, period, known_on), stages)


def _masked(counts: dict[Milestone, int], rule: Rule) -> Stages:
    return dict(zip(counts, suppress_stages(list(counts.values()), rule), strict=True))


def mask_bands(bands: list[int], rule: Rule) -> Suppressed:
    """The funnel says how many earned, so their bands are masked among themselves: the total of all would not do.

    Where those without pay are hidden the total is hidden too, for it tells them by the same number.
    """
    nothing, *paid = bands
    whole = suppress([nothing, sum(paid)], rule)
    without = whole.cells[0]
    cells = [without, *suppress(paid, rule).cells]
    return Suppressed(cells, None if without is None else whole.total)


def _sentence(period: Period, stages: Stages, targets: dict[str, int]) -> str:
    values = {
        "year": period.year,
        "enrolled": shown(stages[Milestone.ENROLLED]),
        "earned": shown(stages[Milestone.EARNED]),
        "target": targets.get(Milestone.EARNED),
    }
    if values["target"] is None:
        return (
            _(
                "In fiscal year %(year)s, %(enrolled)s people took a course and %(earned)s received their "
                "first pay."
            )
            % values
        )
    return (
        _(
            "In fiscal year %(year)s, %(enrolled)s people took a course and %(earned)s received their "
            "first pay (target: %(target)s)."
        )
        % values
    )
