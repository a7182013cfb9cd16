"""The sheet of a municipality: activity and outcome indicators over three years, unit cost (programmes.md 4.3)."""

from django.utils.translation import gettext as _

from yuiwork.core.charts import HIDDEN
from yuiwork.core.web.components import DataTable
from yuiwork.regions import api as regions
from yuiwork.reports.figures.block import Block, Scope
from yuiwork.reports.figures.indicators import NONE, IndicatorRow, rows_of

YEARS = 3


def provide(scope: Scope) -> list[Block]:
    years = range(scope.year - YEARS + 1, scope.year + 1)
    found = {year: {row.code: row for row in rows_of(scope.programme, year)} for year in years}
    newest = sorted(found[scope.year].values(), key=lambda row: row.outcome)
    return [_indicators(found, newest), _definitions(newest), _unit_costs(scope, newest)]


def _indicators(found: dict[int, dict[str, IndicatorRow]], newest: list[IndicatorRow]) -> Block:
    columns = [_("Kind of indicator"), _("Indicator"), _("Unit")]
    for year in found:
        columns += [_("Target %(year)s") % {"year": year}, _("Actual %(year)s") % {"year": year}]
    rows = []
    for one in newest:
        cells: list[object] = [
            _("Outcome indicator") if one.outcome else _("Activity indicator"),
            one.name,
            one.unit,
        ]
        for then in found.values():
            cells += [then[one.code].target, then[one.code].actual] if one.code in then else [NONE, NONE]
        rows.append(cells)
    table = DataTable(_("Indicators over three years"), columns, rows, frozenset(range(3, len(columns))))
    definition = _(
        "Activity says what was done, outcome what it led to. The next table says how each is counted."
    )
    return Block("evaluation", _("Activity and outcome indicators"), definition, table)


def _definitions(newest: list[IndicatorRow]) -> Block:
    columns = [_("Indicator"), _("How it is counted"), _("Reason if missed")]
    rows = [[one.name, one.definition, one.reason or NONE] for one in newest]
    table = DataTable(_("Definitions of the indicators"), columns, rows)
    definition = _("As agreed for the programme; the reason belongs to the newest year.")
    return Block("evaluation", _("What the indicators mean"), definition, table)


def _unit_costs(scope: Scope, rows: list[IndicatorRow]) -> Block:
    cost = regions.cost_of(scope.programme, scope.year)
    cells: list[list[object]] = [[_("Cost of the programme in the year (yen)"), cost]]
    for one in rows:
        if one.counts_people:
            per_head: object = NONE if one.actual == 0 else HIDDEN
            if isinstance(one.actual, int) and one.actual > 0:
                per_head = round(cost / one.actual)
            cells.append([_("Cost per person: %(step)s (yen)") % {"step": one.name}, per_head])
    table = DataTable(_("Unit cost"), [_("Figure"), _("Value")], cells, frozenset({1}))
    definition = _("The cost of the year, divided by the people who reached the step in the year.")
    return Block("evaluation", _("Unit cost"), definition, table)
