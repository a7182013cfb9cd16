"""Figures for reports over any period, masked for staff of the programme."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yuiwork.core.suppression import Masked, staff_rule, suppress_stages
from yuiwork.impact.models import ImportedTally, Milestone, TallyKind
from yuiwork.impact.queries.counts import Span, funnel_counts
from yuiwork.learning import api as learning
from yuiwork.regions import api as regions

STAMPS = "stamps"  # programmes.md 5, indicator 13


@dataclass(frozen=True, slots=True)
class SeminarTally:
    """A seminar of an earlier year as its counts were handed in (JST day, persons; not masked)."""

    on: date
    title: str
    applied: int
    attended: int


@dataclass(frozen=True, slots=True)
class SurveyTally:
    """How many chose an answer, as handed in (not masked)."""

    title: str
    question: str
    option: str
    count: int


def steps_between(programme: regions.Programme, first: date, last: date) -> dict[Milestone, Masked]:
    """People who reached each step for the first time in the period (JST, both days inside); small ones are None."""
    counts = funnel_counts(programme.id, Span(first, last))
    rule = staff_rule(programme.region.population, sensitive=False)
    return dict(zip(counts, suppress_stages(list(counts.values()), rule), strict=True))


def things_between(programme_id: UUID, first: date, last: date) -> dict[str, int]:
    """Indicators that the rooms count in things, not in persons, by code (programmes.md 5): the period's own, JST.

    No cell is too small to be shown: a number of things tells of nobody.
    """
    return {STAMPS: learning.stamps_between(programme_id, first, last)}


def seminar_tallies(programme_id: UUID, first: date, last: date) -> list[SeminarTally]:
    """By day and title."""
    counts: defaultdict[tuple[date, str], dict[str, int]] = defaultdict(dict)
    rows = ImportedTally.objects.filter(programme_id=programme_id, on__range=(first, last))
    for row in rows.exclude(kind=TallyKind.SURVEY).order_by("on", "title"):
        here = counts[(row.on, row.title)]
        here[row.kind] = here.get(row.kind, 0) + row.count
    return [
        SeminarTally(on, title, here.get(TallyKind.APPLIED, 0), here.get(TallyKind.ATTENDED, 0))
        for (on, title), here in counts.items()
    ]


def survey_tallies(programme_id: UUID, first: date, last: date) -> list[SurveyTally]:
    """Survey by survey, question by question, in the order in which they were handed in."""
    rows = ImportedTally.objects.filter(
        programme_id=programme_id, kind=TallyKind.SURVEY, on__range=(first, last)
    )
    places: dict[tuple[str, str], int] = {}
    totals: dict[tuple[str, str, str], int] = {}
    for row in rows.order_by("created_at", "id"):
        places.setdefault((row.title, row.question), len(places))
        key = (row.title, row.question, row.option)
        totals[key] = totals.get(key, 0) + row.count
    ordered = sorted(totals.items(), key=lambda item: places[item[0][:2]])
    return [SurveyTally(*key, count) for key, count in ordered]
