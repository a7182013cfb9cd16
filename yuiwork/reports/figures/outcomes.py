"""Income in bands, who stays, cost: figures of a whole fiscal year (programmes.md 5, indicators 23, 24, 26, 39)."""

from django.utils.translation import gettext as _

from yuiwork.core.web.components import DataTable
from yuiwork.impact import api as impact
from yuiwork.reports.figures.block import Block, Scope, bars_of


def provide_income(scope: Scope) -> list[Block]:
    table = impact.overview_of(scope.programme, scope.year, scope.today).bands.table
    definition = _(
        "Everybody who took a course until the end of the year, by the pay of work accepted in the year (April to "
        "March), after fees and tax. People known from lists of earlier years count where the list names their pay."
    )
    return [_block("income", _("Income in bands"), definition, table, bars_of(table, without_last=True))]


def provide_staying(scope: Scope) -> list[Block]:
    table = impact.overview_of(scope.programme, scope.year, scope.today).staying
    definition = _(
        "Of those who completed more than 6 or 12 months ago, the people with work accepted after those months."
    )
    return [_block("staying", _("Still active"), definition, table)]


def provide_cost(scope: Scope) -> list[Block]:
    table = impact.overview_of(scope.programme, scope.year, scope.today).cost
    definition = _(
        "The cost of the programme in the year, divided by the people who received a first pay in the year."
    )
    return [_block("cost", _("Cost and pay"), definition, table)]


def _block(
    code: str, title: str, definition: str, table: DataTable, bars: tuple[tuple[str, int | None], ...] = ()
) -> Block:
    return Block(code, title, definition, table, bars)
