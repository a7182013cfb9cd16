"""参加者の市町村: attendees of a fiscal year by member municipality, small cells hidden (programmes.md 1.1)."""

from django.utils.translation import gettext as _

from yuiwork.core.suppression import staff_rule, suppress
from yuiwork.core.web.components import DataTable
from yuiwork.impact.queries.counts import Period
from yuiwork.impact.queries.figures import shown
from yuiwork.learning import api as learning
from yuiwork.regions import api as regions


def towns_table(programme: regions.Programme, period: Period) -> DataTable | None:
    """One row per member municipality, one for everywhere else. None for a programme without members."""
    members = regions.members_of(programme.id)
    if not members:
        return None
    counts = learning.attendees_by_municipality(programme.id, period.first, period.last)
    here = [counts.pop(member.municipality_code, 0) for member in members]
    cells = [*here, sum(counts.values())]
    masked = suppress(cells, staff_rule(programme.region.population, sensitive=False))
    names = [*(member.name for member in members), _("Elsewhere")]
    return DataTable(
        caption=_("Seminar attendees by municipality"),
        columns=[_("Municipality"), _("People (persons)")],
        rows=[[name, shown(cell)] for name, cell in zip(names, masked.cells, strict=True)],
        numeric=frozenset({1}),
    )
