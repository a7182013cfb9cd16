"""From the seminar to pay in the bank, for any period (programmes.md 5, indicators 1, 2, 10, 11, 17, 18)."""

from django.utils.translation import gettext as _

from yuiwork.core.charts import HIDDEN
from yuiwork.core.web.components import DataTable
from yuiwork.impact import api as impact
from yuiwork.regions import api as regions
from yuiwork.reports.figures.block import Block, Scope, bars_of

_NONE = "－"


def provide(scope: Scope) -> list[Block]:
    """Persons who reached each step for the first time in the period; targets where it is a whole year."""
    stages = impact.steps_between(scope.programme, scope.first, scope.last)
    targets = regions.targets_of(scope.programme.id, scope.year) if scope.is_whole_year else {}
    rows = [
        [str(kind.label), HIDDEN if count is None else count, targets.get(kind, _NONE)]
        for kind, count in stages.items()
    ]
    columns = [_("Step"), _("People (persons)"), _("Target (persons)")]
    table = DataTable(_("People who reached each step"), columns, rows, frozenset({1, 2}))
    definition = _(
        "People who reached the step for the first time in the period. Counts of earlier years "
        "without names are added as they were handed in. %(sign)s: hidden, because there are few "
        "people."
    )
    title = _("From the seminar to pay in the bank")
    return [Block("steps", title, definition % {"sign": HIDDEN}, table, bars_of(table))]
