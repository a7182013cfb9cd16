"""What was taught when, and how many came: the record of instruction (programmes.md 3.1 RQ15)."""

from django.utils.translation import gettext as _

from yuiwork.core.charts import HIDDEN
from yuiwork.core.suppression import staff_rule, suppress_stages
from yuiwork.core.templatetags.ui import jdatetime, jtime
from yuiwork.core.web.components import DataTable
from yuiwork.learning import api as learning
from yuiwork.reports.figures.block import Block, Scope


def provide(scope: Scope) -> list[Block]:
    """One line for each session that began in the period."""
    rule = staff_rule(scope.programme.region.population, sensitive=False)
    rows = []
    for one in learning.session_counts(scope.programme.id, scope.first, scope.last):
        learners, present = suppress_stages([one.learners, one.present], rule)
        rows.append(
            [
                f"{jdatetime(one.starts_at)}–{jtime(one.ends_at)}",
                one.course,
                f"{one.number} {one.title}",
                one.place,
                HIDDEN if learners is None else learners,
                HIDDEN if present is None else present,
            ]
        )
    columns = [
        _("When"),
        _("Course"),
        _("Session"),
        _("Place"),
        _("Learners (persons)"),
        _("Present (persons)"),
    ]
    table = DataTable(_("Sessions in the period"), columns, rows, frozenset({4, 5}))
    definition = _("Sessions that began in the period; present are those marked present by the staff.")
    return [Block("sessions", _("Sessions"), definition, table)]
