"""Seminars of the period: applicants and those present, venue and online apart (programmes.md 5, indicators 1-4)."""

from django.utils.translation import gettext as _

from yuiwork.core.suppression import staff_rule, suppress_stages
from yuiwork.core.templatetags.ui import jdate
from yuiwork.core.web.components import DataTable
from yuiwork.impact import api as impact
from yuiwork.learning import api as learning
from yuiwork.reports.figures.block import NONE, Block, Scope, shown


def provide(scope: Scope) -> list[Block]:
    """Own seminars, and those of earlier years that were handed in as counts; by day."""
    rule = staff_rule(scope.programme.region.population, sensitive=False)
    rows: list[tuple[object, list[object]]] = []
    for one in learning.seminar_counts(scope.programme.id, scope.first, scope.last):
        applied, *came = map(shown, suppress_stages([one.applied, one.venue, one.online], rule))
        if one.day > scope.today:  # still to come: 0 would be a claim
            came = [NONE, NONE]
        rows.append((one.day, [jdate(one.day), one.title, applied, *came]))
    for tally in impact.seminar_tallies(scope.programme.id, scope.first, scope.last):
        masked = suppress_stages([tally.applied, tally.attended], rule)
        rows.append((tally.on, [jdate(tally.on), tally.title, *map(shown, masked), NONE]))
    table = DataTable(
        _("Seminars in the period"),
        [
            _("Day"),
            _("Seminar"),
            _("Applied (persons)"),
            _("Present at the venue (persons)"),
            _("Present online (persons)"),
        ],
        [cells for _day, cells in sorted(rows, key=lambda row: str(row[0]))],
        frozenset({2, 3, 4}),
    )
    definition = _(
        "Applications that were not cancelled, and people marked present on the day of the seminar."
    )
    return [Block("seminars", _("Seminars"), definition, table)]
