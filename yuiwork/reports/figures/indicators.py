"""Indicators with target and actual, for the forms of state and municipality (programmes.md 4.2, 4.3, 5)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from yuiwork.core.charts import HIDDEN
from yuiwork.core.suppression import Masked
from yuiwork.impact import api as impact
from yuiwork.japan.dates import fiscal_year_bounds
from yuiwork.regions import api as regions

NONE = "－"  # not set, not entered
# Being there is activity; what came of it is outcome (programmes.md 7, F12).
_OUTCOMES = frozenset({impact.Milestone.COMPLETED, impact.Milestone.FIRST_JOB, impact.Milestone.EARNED})

Cell = int | str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator in one fiscal year. ``target`` and ``actual`` as shown: a number, a hidden one or ``NONE``.

    ``counts_people``: the system counts it in persons, so that a cost per person makes sense.
    """

    code: str
    name: str
    outcome: bool
    definition: str
    unit: str
    target: Cell
    actual: Cell
    counts_people: bool
    due_month: date | None = None
    reason: str = ""


def rows_of(programme: regions.Programme, year: int) -> list[IndicatorRow]:
    """The programme's own indicators; without any the steps of the funnel, which every programme has."""
    stages = {
        kind.value: count
        for kind, count in impact.steps_between(programme, *fiscal_year_bounds(year)).items()
    }
    things = impact.things_between(programme.id, *fiscal_year_bounds(year))
    targets = {row.indicator: row for row in regions.target_rows(programme.id, year)}
    own = regions.indicators_of(programme.id)
    return [_own(row, targets.get(row.code), stages, things) for row in own] or _funnel(targets, stages)


def _own(
    row: regions.Indicator, target: regions.Target | None, stages: dict[str, Masked], things: dict[str, int]
) -> IndicatorRow:
    counted = stages | things
    entered = target.actual if target is not None else None
    return IndicatorRow(
        code=row.code,
        name=row.name,
        outcome=row.layer == regions.Layer.OUTCOME,
        definition=row.formula,
        unit=row.unit,
        target=_cell(target.value if target is not None else None),
        actual=_people(counted[row.code]) if row.code in counted else _cell(entered),
        counts_people=row.code in stages,
        due_month=target.due_month if target is not None else None,
        reason=target.reason if target is not None else "",
    )


def _funnel(targets: dict[str, regions.Target], stages: dict[str, Masked]) -> list[IndicatorRow]:
    return [
        IndicatorRow(
            code=code,
            name=str(impact.Milestone(code).label),
            outcome=code in _OUTCOMES,
            definition=_("People who reached this step for the first time in the fiscal year"),
            unit=_("people"),
            target=_cell(targets[code].value if code in targets else None),
            actual=_people(count),
            counts_people=True,
            due_month=targets[code].due_month if code in targets else None,
            reason=targets[code].reason if code in targets else "",
        )
        for code, count in stages.items()
    ]


def _people(count: Masked) -> Cell:
    return HIDDEN if count is None else count


def _cell(value: Decimal | None) -> Cell:
    """A whole number as a number, another one as it is written."""
    if value is None:
        return NONE
    return int(value) if value == value.to_integral_value() else f"{value.normalize():f}"
