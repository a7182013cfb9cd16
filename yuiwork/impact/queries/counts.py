"""Raw counts of one programme and fiscal year. Not for screens: masks are put on in ``overview``."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Sum

from yuiwork.impact.models import Earning, Milestone, PersonMilestone
from yuiwork.japan.dates import fiscal_year, fiscal_year_bounds

# Upper bounds in yen of the bands of programmes.md 5, indicator 24; the last band is open.
BAND_BOUNDS = (0, 5_000, 50_000, 100_000, 200_000)


@dataclass(frozen=True, slots=True)
class Period:
    """A fiscal year, April to March, JST."""

    year: int

    @property
    def first(self) -> date:
        return fiscal_year_bounds(self.year)[0]

    @property
    def last(self) -> date:
        return fiscal_year_bounds(self.year)[1]


def funnel_counts(programme_id: UUID, period: Period) -> dict[Milestone, int]:
    """People who reached each milestone within the year."""
    rows = PersonMilestone.objects.filter(programme_id=programme_id, on__range=(period.first, period.last))
    found = dict(rows.values_list("kind").annotate(people=Count("id")).values_list("kind", "people"))
    return {kind: found.get(kind, 0) for kind in Milestone}


def yearly_pay(programme_id: UUID, period: Period) -> dict[str, int]:
    """Pay in yen within the year of everyone who took the course by its end; zero for those who earned nothing."""
    learners = PersonMilestone.objects.filter(
        programme_id=programme_id, kind=Milestone.ENROLLED, on__lte=period.last
    ).values_list("person_key", flat=True)
    earned = Earning.objects.filter(programme_id=programme_id, on__range=(period.first, period.last))
    pay = dict.fromkeys(learners, 0)
    pay.update(
        earned.values_list("person_key").annotate(total=Sum("amount")).values_list("person_key", "total")
    )
    return pay


def band_counts(pay: dict[str, int]) -> list[int]:
    """People per band: nothing, then up to each bound, then more."""
    bands = Counter(_band(amount) for amount in pay.values())
    return [bands[i] for i in range(len(BAND_BOUNDS) + 1)]


def years_with_facts(programme_id: UUID, today: date) -> list[int]:
    """Fiscal years that can be chosen, newest first; this year always."""
    first = (
        PersonMilestone.objects.filter(programme_id=programme_id)
        .order_by("on")
        .values_list("on", flat=True)
        .first()
    )
    newest = fiscal_year(today)
    oldest = fiscal_year(first) if first else newest
    return list(range(newest, min(oldest, newest) - 1, -1))


def _band(amount: int) -> int:
    return next((i for i, bound in enumerate(BAND_BOUNDS) if amount <= bound), len(BAND_BOUNDS))
