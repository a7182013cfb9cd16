"""Budget and actual cost of a fiscal year, line by line, to the yen (programmes.md 3.1 RQ35)."""

from django.utils.translation import gettext as _

from yuiwork.core.web.components import DataTable
from yuiwork.regions import api as regions
from yuiwork.reports.figures.block import Block, Scope


def provide(scope: Scope) -> list[Block]:
    """The lines with their sums; nothing where no budget was entered."""
    budget = regions.budget_of(scope.programme.id, scope.year)
    if not budget.lines:
        return []
    rows: list[list[object]] = [
        [row.line.name, str(row.line.get_basis_display()), row.planned, row.spent, row.left]
        for row in budget.lines
    ]
    rows.append([_("Sum"), "", budget.planned, budget.spent, budget.left])
    columns = [_("Budget line"), _("Settled by"), _("Planned (yen)"), _("Spent (yen)"), _("Left (yen)")]
    table = DataTable(_("Budget and actual cost"), columns, rows, frozenset({2, 3, 4}))
    definition = _("Planned is unit price times quantity; spent is what was recorded as paid, tax included.")
    return [Block("budget", _("Budget and actual cost"), definition, table)]
