"""Indicators with target and actual, for the forms of state and municipality (programmes.md 4.2, 4.3, 5)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from yuiwork.core.suppression import Masked
from yuiwork.impact import api as impact
from yuiwork.japan.dates import fiscal_year_bounds
from yuiwork.regions import api as regions

# Being there is activity; what came of it is outcome (programmes.md 7, F12).
_OUTCOMES = frozenset({impact.Milestone.COMPLETED, impact.Milestone.FIRST_JOB, impact.Milestone.EARNED})


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator in one fiscal year; ``actual`` None is hidden, ``target`` None was not set."""

    code: str
    name: str
    outcome: bool
    definition: str
    unit: str
    target: int | None
    actual: Masked


def rows_of(programme: regions.Programme, year: int) -> list[IndicatorRow]:
    """The steps of the funnel as indicators, in their order."""
    targets = regions.targets_of(programme.id, year)
    stages = impact.steps_between(programme, *fiscal_year_bounds(year))
    return [
        IndicatorRow(
            code=kind.value,
            name=str(kind.label),
            outcome=kind in _OUTCOMES,
            definition=_("People who reached this step for the first time in the fiscal year"),
            unit=_("persons"),
            target=targets.get(kind.value),
            actual=count,
        )
        for kind, count in stages.items()
    ]
