"""The roster of completers with the numbers of their certificates (programmes.md 3.1 RQ19)."""

from django.utils.translation import gettext as _

from yuiwork.core.templatetags.ui import jdate
from yuiwork.core.web.components import DataTable
from yuiwork.learning import api as learning
from yuiwork.reports.figures.block import Block, Scope


def provide(scope: Scope) -> list[Block]:
    """Certificates issued in the period, in the order of their numbers, with the name they carry."""
    rows = [
        [one.number, one.name, one.course, jdate(one.completed_on)]
        for one in learning.completer_roster(scope.programme.id, scope.first, scope.last)
    ]
    columns = [_("Certificate"), _("Name"), _("Course"), _("Completed on")]
    table = DataTable(_("Completers in the period"), columns, rows)
    definition = _("People who met the completion rule of a course in the period, as on their certificate.")
    return [Block("completers", _("Roster of completers"), definition, table, names=True)]
