"""Monthly figures of the desk: topics by way of asking, and what came of it. Small cells hidden (KPI 35)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.utils.translation import gettext as _

from yuiwork.core.charts import HIDDEN
from yuiwork.core.suppression import Masked, staff_rule, suppress
from yuiwork.core.web.components import DataTable
from yuiwork.desk.models import Channel, Consultation, ConsultationState, Outcome, Topic
from yuiwork.japan.dates import JST
from yuiwork.regions import api as regions


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one programme from ``since`` up to, not including, ``before`` (JST). ``total``: consultations held."""

    total: Masked
    by_topic: list[tuple[str, Masked]]
    topics: DataTable
    outcomes: DataTable


def figures_of(programme: regions.Programme, since: date, before: date) -> Figures:
    """Held consultations by topic and way, outcomes by the day they happened."""
    start, end = (datetime.combine(day, time.min, JST) for day in (since, before))
    held = Consultation.objects.filter(
        desk__programme_id=programme.id, state=ConsultationState.HELD, starts_at__gte=start, starts_at__lt=end
    )
    counts = Counter(held.values_list("topic_id", "channel"))
    outcomes = Counter(
        Consultation.objects.filter(
            desk__programme_id=programme.id, outcome_on__gte=since, outcome_on__lt=before
        ).values_list("outcome", flat=True)
    )
    rule = staff_rule(programme.region.population, sensitive=False)
    topics = _topics(programme.id, {topic for topic, _channel in counts})
    # One row of all cells, so that no hidden cell can be worked out from the totals beside it.
    cells = [counts[topic.id, channel.value] for topic in topics for channel in Channel]
    masked = suppress(cells, rule)
    rows = [masked.cells[i * len(Channel) : (i + 1) * len(Channel)] for i in range(len(topics))]
    found = suppress([outcomes[code] for code in Outcome.values], rule)
    return Figures(
        total=masked.total,
        by_topic=[(t.name, _sum(row)) for t, row in zip(topics, rows, strict=True)],
        topics=DataTable(
            _("Consultations by topic and channel"),
            [_("Topic"), *(str(channel.label) for channel in Channel)],
            [[t.name, *(_shown(c) for c in row)] for t, row in zip(topics, rows, strict=True)],
            frozenset(range(1, len(Channel) + 1)),
        ),
        outcomes=DataTable(
            _("Outcome of the consultation"),
            [_("Outcome"), _("Consultations")],
            [[str(label), _shown(c)] for (_code, label), c in zip(Outcome.choices, found.cells, strict=True)],
            frozenset({1}),
        ),
    )


def _topics(programme_id: UUID, used: set[UUID]) -> list[Topic]:
    """Those offered now, and those under which somebody asked."""
    rows = Topic.objects.filter(desk__programme_id=programme_id).order_by("desk__name", "position")
    return [row for row in rows if row.offered or row.id in used]


def _sum(cells: list[Masked]) -> Masked:
    """Of a topic: hidden as soon as one of its cells is."""
    return None if any(cell is None for cell in cells) else sum(cell or 0 for cell in cells)


def _shown(value: Masked) -> object:
    return HIDDEN if value is None else value
