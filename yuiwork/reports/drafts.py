"""First words for the parts written by hand, from the figures: to be changed, never to be left unread."""

from django.utils import translation
from django.utils.translation import gettext as _

from yuiwork.core.charts import HIDDEN
from yuiwork.core.templatetags.ui import jdate
from yuiwork.impact import api as impact
from yuiwork.regions import api as regions
from yuiwork.reports.figures import Scope
from yuiwork.reports.figures.indicators import NONE, rows_of
from yuiwork.reports.kinds import Kind, Sheet

KPI_COUNT = 5  # the state's form has KPI 1 to 5 (programmes.md 4.2)


def draft_texts(kind: Kind, scope: Scope) -> dict[str, str]:
    """By code of the part; in Japanese, as the document will be."""
    with translation.override("ja"):
        made = {"aim": scope.programme.description, "done": _done(scope), "result": _result(scope)}
    return {part.code: made.get(part.code, "") for part in kind.texts}


def draft_entries(kind: Kind, scope: Scope) -> dict[str, str]:
    """The fields of a form that figures can fill: indicators with a target first."""
    if kind.sheet is not Sheet.RESULT:
        return {}
    with translation.override("ja"):
        rows = sorted(
            rows_of(scope.programme, scope.year), key=lambda row: (row.target == NONE, not row.outcome)
        )
    entries = {"cost": str(regions.cost_of(scope.programme, scope.year))}
    for number, row in enumerate(rows[:KPI_COUNT], start=1):
        due = row.due_month or scope.last
        entries |= {
            f"kpi{number}_indicator": row.name,
            f"kpi{number}_unit": row.unit,
            f"kpi{number}_target": _plain(row.target),
            f"kpi{number}_month": f"{due.year}年{due.month}月",
            f"kpi{number}_actual": _plain(row.actual),
            f"kpi{number}_reason": row.reason,
        }
    return entries


def _plain(value: int | str) -> str:
    """Nothing for what is hidden or not set: nobody takes a sign over into a form of the state."""
    return "" if value in (HIDDEN, NONE) else str(value)


def _done(scope: Scope) -> str:
    words = {"first": jdate(scope.first), "last": jdate(scope.last), "programme": scope.programme.name}
    return _("From %(first)s to %(last)s, %(programme)s was carried out as follows.") % words


def _result(scope: Scope) -> str:
    stages = impact.steps_between(scope.programme, scope.first, scope.last)
    shown = [
        _("%(step)s: %(count)s people") % {"step": kind.label, "count": count}
        for kind, count in stages.items()
        if count is not None
    ]
    return _("In this period: %(figures)s.") % {"figures": "、".join(shown)} if shown else ""
