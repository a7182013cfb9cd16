"""Charts and tables of the overview, from counts that are masked already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core.charts import HIDDEN, bar_chart
from yuiwork.core.suppression import Masked, Rule, Suppressed, suppress
from yuiwork.core.templatetags.ui import jdate
from yuiwork.core.web.components import DataTable, Figure
from yuiwork.impact.models import Milestone
from yuiwork.impact.queries.counts import Period, Staying
from yuiwork.regions import api as regions

Stages = dict[Milestone, Masked]
_NONE = "－"  # nothing to divide by, no target; a dash that old spreadsheets know


@dataclass(frozen=True, slots=True)
class Frame:
    """What the figures of one page share: programme, fiscal year, the JST day as of which they count."""

    programme: regions.Programme
    period: Period
    as_of: date

    def downloads(self, table: str) -> list[tuple[str, str]]:
        """The table as CSV, all tables as one workbook."""
        slug, year = self.programme.slug, self.period.year
        return [
            (_("CSV"), reverse("impact:csv", args=[slug, year, table])),
            (_("Excel, all tables"), reverse("impact:xlsx", args=[slug, year])),
        ]


def shown(value: Masked) -> object:
    """The number, or the sign of a hidden one."""
    return HIDDEN if value is None else value


def funnel_figure(frame: Frame, stages: Stages, targets: dict[str, int] | None = None) -> Figure:
    """The steps; for staff (``targets`` given, perhaps empty) with targets and files."""
    labels = [str(kind.label) for kind in stages]
    wanted = [(targets or {}).get(kind) for kind in stages]
    columns = [_("Step"), _("People (persons)")]
    rows: list[list[object]] = [
        [label, shown(count)] for label, count in zip(labels, stages.values(), strict=True)
    ]
    if targets is not None:
        columns.append(_("Target (persons)"))
        rows = [[*row, _NONE if want is None else want] for row, want in zip(rows, wanted, strict=True)]
    return Figure(
        title=_("From the seminar to pay in the bank"),
        takeaway=_funnel_takeaway(frame, stages),
        svg=bar_chart(
            tuple(_bar_label(*bar) for bar in zip(labels, stages.values(), wanted, strict=True)),
            tuple(stages.values()),
            targets=tuple(wanted),
        ),
        table=DataTable(_("People who reached each step"), columns, rows, frozenset(range(1, len(columns)))),
        source=_source(frame, _("Counted from what happened on this site")),
        definition_url=reverse("impact:definitions"),
        downloads=() if targets is None else frame.downloads("funnel"),
    )


def bands_figure(frame: Frame, bands: Suppressed, rule: Rule) -> Figure:
    """Learners by their pay in the year."""
    labels = _band_labels()
    rows: list[list[object]] = [[label, shown(cell)] for label, cell in zip(labels, bands.cells, strict=True)]
    rows.append([_("All learners"), shown(bands.total)])
    return Figure(
        title=_("Income in bands"),
        takeaway=_bands_takeaway(bands, rule),
        svg=bar_chart(
            tuple(_bar_label(label, cell) for label, cell in zip(labels, bands.cells, strict=True)),
            tuple(bands.cells),
        ),
        table=DataTable(
            _("Learners by pay in the fiscal year"),
            [_("Pay in the year"), _("People (persons)")],
            rows,
            frozenset({1}),
        ),
        source=_source(frame, _("Counted from accepted work, after fees and tax")),
        definition_url=reverse("impact:definitions"),
        downloads=frame.downloads("income"),
    )


def staying_table(counts: Sequence[Staying], rule: Rule) -> DataTable:
    """Graduates who still work after some months; the two groups add up, so both are masked together."""
    rows: list[list[object]] = []
    for row in counts:
        masked = suppress([row.active, row.graduates - row.active], rule)
        active, graduates = masked.cells[0], masked.total
        percent = _NONE if not graduates or active is None else f"{round(100 * active / graduates)}%"
        label = _("More than %(months)s months after completing") % {"months": row.months}
        rows.append([label, shown(graduates), shown(active), percent])
    columns = [
        _("Time since completing"),
        _("Graduates (persons)"),
        _("Still with work (persons)"),
        _("Share of graduates"),
    ]
    return DataTable(_("Still active"), columns, rows, frozenset({1, 2, 3}))


def cost_table(cost_yen: int, earned: Masked, mean: int | None) -> DataTable:
    """Cost per earner in yen; hidden with the count it is divided by, which it would tell."""
    per_earner: object = HIDDEN if earned is None else (round(cost_yen / earned) if earned else _NONE)
    rows: list[list[object]] = [
        [_("Cost of the programme in the year (yen)"), cost_yen],
        [_("Cost per person who received a first pay (yen)"), per_earner],
        [_("Mean pay of those who earned, to the nearest 1,000 (yen)"), shown(mean)],
    ]
    return DataTable(_("Cost and pay"), [_("Figure"), _("Value")], rows, frozenset({1}))


def _bar_label(label: str, value: Masked, target: int | None = None) -> str:
    """What stands above a bar: 講座を受けた 18人（目標20人）. The mark of the target is explained in words."""
    words = {"label": label, "value": shown(value), "target": target}
    if value is None:
        return _("%(label)s  %(value)s (hidden)") % words
    if target is None:
        return _("%(label)s  %(value)s people") % words
    return _("%(label)s  %(value)s people (target %(target)s)") % words


def _funnel_takeaway(frame: Frame, stages: Stages) -> str:
    applied, earned = stages[Milestone.APPLIED], stages[Milestone.EARNED]
    if applied is None or earned is None:
        return _("Some steps have few people yet and are hidden.")
    return _(
        "In fiscal year %(year)s, %(applied)s people applied and %(earned)s received their first pay."
    ) % {
        "year": frame.period.year,
        "applied": applied,
        "earned": earned,
    }


def _bands_takeaway(bands: Suppressed, rule: Rule) -> str:
    if not rule.shown:
        return _("In a place of this size incomes are not shown, so that nobody can be recognised.")
    if bands.total is None:
        return _("Few people yet, so the bands are hidden.")
    return _("%(count)s learners by their pay in the year; those who have earned nothing count too.") % {
        "count": bands.total
    }


def _band_labels() -> list[str]:
    return [
        _("Nothing"),
        _("Up to ¥5,000"),
        _("Up to ¥50,000"),
        _("Up to ¥100,000"),
        _("Up to ¥200,000"),
        _("More than ¥200,000"),
    ]


def _source(frame: Frame, how: str) -> str:
    values = {"day": jdate(frame.as_of), "how": how, "sign": HIDDEN}
    return _("As of %(day)s. %(how)s. %(sign)s: hidden, because there are few people") % values
