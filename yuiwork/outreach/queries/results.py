"""What came of the campaigns: opened → applied → came → took a course, per source and per paper."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from yuiwork.core.charts import HIDDEN, bar_chart
from yuiwork.core.suppression import Masked, Rule, staff_rule, suppress_stages
from yuiwork.core.templatetags.ui import jdate, yen
from yuiwork.core.web.components import DataTable, Figure
from yuiwork.japan.dates import jst_date
from yuiwork.learning import api as learning
from yuiwork.outreach.models import Campaign
from yuiwork.outreach.queries.campaigns import campaigns_with_visits
from yuiwork.regions.api import Programme

_NONE = "—"


@dataclass(frozen=True, slots=True)
class Line:
    """One source or one paper. ``opened`` counts page views, the others people; hidden counts are None."""

    label: str
    opened: int | None
    applied: Masked
    attended: Masked
    enrolled: Masked
    cost_yen: int | None

    @property
    def cost_per_applicant(self) -> int | None:
        """In whole yen; None without a cost, an applicant or leave to show how many."""
        return round(self.cost_yen / self.applied) if self.cost_yen is not None and self.applied else None


@dataclass(frozen=True, slots=True)
class Results:
    figure: Figure
    papers: DataTable
    applied: int


def results_of(programme: Programme, first: date, last: date) -> Results:
    """From ``first`` to ``last`` (JST dates, of applying and of opening).

    What a paper cost counts once: in the period in which it was made. A paper made later stands in no table.
    """
    rule = staff_rule(programme.region.population, sensitive=False)
    campaigns = campaigns_with_visits(programme.id, first, last)
    people = learning.source_results(programme.id, first, last)
    sources = _by_source(programme.id, campaigns, people, rule, first)
    return Results(
        figure=_figure(sources, first, last),
        papers=_table(_("Papers and posts"), _by_paper(campaigns, people, rule, first)),
        applied=sum(row.applied for row in people),
    )


def _by_source(
    programme_id: UUID,
    campaigns: list[Campaign],
    people: list[learning.SourceResult],
    rule: Rule,
    first: date,
) -> list[Line]:
    """A person with a code counts for the source of its campaign, others for what she said."""
    source_of = {campaign.code: campaign.source for campaign in campaigns}
    placed = [(source_of.get(row.campaign, row.source), row) for row in people]
    codes = [*source_of.values(), *(source for source, _row in placed)]
    lines = []
    for code, label in learning.source_words(programme_id, codes).items():
        own = [campaign for campaign in campaigns if campaign.source == code]
        rows = [row for source, row in placed if source == code]
        if own or rows:
            lines.append(_line(label, own, rows, rule, first))
    return sorted(lines, key=lambda line: -(line.applied or 0))


def _by_paper(
    campaigns: list[Campaign], people: list[learning.SourceResult], rule: Rule, first: date
) -> list[Line]:
    return [
        _line(
            campaign.title,
            [campaign],
            [row for row in people if row.campaign == campaign.code],
            rule,
            first,
        )
        for campaign in campaigns
    ]


def _line(
    label: str, campaigns: list[Campaign], rows: list[learning.SourceResult], rule: Rule, first: date
) -> Line:
    counts = [sum(getattr(row, name) for row in rows) for name in ("applied", "attended", "enrolled")]
    applied, attended, enrolled = suppress_stages(counts, rule)
    made = [campaign for campaign in campaigns if jst_date(campaign.created_at) >= first]
    costs = [campaign.cost_yen for campaign in made if campaign.cost_yen is not None]
    opened = sum(campaign.opened for campaign in campaigns) if campaigns else None  # type: ignore[attr-defined]
    return Line(label, opened, applied, attended, enrolled, sum(costs) if costs else None)


def _figure(lines: list[Line], first: date, last: date) -> Figure:
    shown = [line for line in lines if line.applied != 0]
    best = next((line.label for line in shown if line.applied), "")
    takeaway = (
        _("Most people came through: %(source)s.") % {"source": best}
        if best
        else _("Nobody has applied yet.")
    )
    labels = tuple(f"{line.label} {_shown(line.applied)}" for line in shown)
    return Figure(
        title=_("How people heard of the seminars"),
        takeaway=takeaway,
        svg=bar_chart(labels, tuple(line.applied for line in shown)) if shown else "",
        table=_table(_("By source"), lines),
        source=_("People who applied from %(first)s to %(last)s")
        % {"first": jdate(first), "last": jdate(last)},
    )


def _table(caption: str, lines: list[Line]) -> DataTable:
    columns = (
        _("Where"),
        _("Page opened (times)"),
        _("Applied (people)"),
        _("Came (people)"),
        _("Took a course (people)"),
        _("Cost"),
        _("Cost per applicant"),
    )
    rows = [
        (
            line.label,
            _NONE if line.opened is None else line.opened,
            _shown(line.applied),
            _shown(line.attended),
            _shown(line.enrolled),
            yen(line.cost_yen) or _NONE,
            yen(line.cost_per_applicant) or _NONE,
        )
        for line in lines
    ]
    return DataTable(caption=caption, columns=columns, rows=rows, numeric=frozenset(range(1, 7)))


def _shown(count: Masked) -> object:
    return HIDDEN if count is None else count
