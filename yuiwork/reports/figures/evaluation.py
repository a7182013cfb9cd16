"""The sheet of a municipality: activity and outcome indicators over three years, unit cost (programmes.md 4.3)."""

from django.utils.translation import gettext as _

from yuiwork.core.charts import HIDDEN
from yuiwork.core.web.components import DataTable
from yuiwork.reports.figures.block import Block, Scope
from yuiwork.reports.figures.indicators import IndicatorRow, rows_of

YEARS = 3
_NONE = "－"


def provide(scope: Scope) -> list[Block]:
    years = range(scope.year - YEARS + 1, scope.year + 1)
    found = {year: {row.code: row for row in rows_of(scope.programme, year)} for year in years}
    return [_indicators(found), _unit_costs(scope, list(found[scope.year].values()))]


def _indicators(found: dict[int, dict[str, IndicatorRow]]) -> Block:
    columns = [_("Kind of indicator"), _("Indicator"), _("Unit")]
    for year in found:
        columns += [_("Target %(year)s") % {"year": year}, _("Actual %(year)s") % {"year": year}]
    newest = list(found.values())[-1]
    ordered = sorted(newest.values(), key=lambda row: row.outcome)
    rows = []
    for one in ordered:
        cells: list[object] = [
            _("Outcome indicator") if one.outcome else _("Activity indicator"),
            one.name,
            one.unit,
        ]
        for then in found.values():
            cells += [_shown_target(then[one.code].target), _shown(then[one.code].actual)]
        rows.append(cells)
    table = DataTable(_("Indicators over three years"), columns, rows, frozenset(range(3, len(columns))))
    definition = _("%(what)s. Activity says what was done, outcome what came of it.") % {
        "what": ordered[0].definition if ordered else ""
    }
    return Block("evaluation", _("Activity and outcome indicators"), definition, table)


def _unit_costs(scope: Scope, rows: list[IndicatorRow]) -> Block:
    cost = scope.programme.cost_yen
    cells: list[list[object]] = [[_("Cost of the programme in the year (yen)"), cost]]
    for one in rows:
        per_head: object = (
            HIDDEN if one.actual is None else (round(cost / one.actual) if one.actual else _NONE)
        )
        cells.append([_("Cost per person: %(step)s (yen)") % {"step": one.name}, per_head])
    table = DataTable(_("Unit cost"), [_("Figure"), _("Value")], cells, frozenset({1}))
    definition = _("The cost of the year, divided by the people who reached the step in the year.")
    return Block("evaluation", _("Unit cost"), definition, table)


def _shown(value: int | None) -> object:
    return HIDDEN if value is None else value


def _shown_target(value: int | None) -> object:
    return _NONE if value is None else value
