"""Raw counts of one programme. Not for screens: masks are put on in ``figures``."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Min, QuerySet, Sum

from yuiwork.impact.models import (
    Earning,
    ImportedIncome,
    ImportedTally,
    Milestone,
    NotedOutcome,
    PersonMilestone,
    TallyKind,
)
from yuiwork.japan.dates import JST, fiscal_year, fiscal_year_bounds, period_end

# Upper bounds in yen of the bands of programmes.md 5, indicator 24; the last band is open.
BAND_BOUNDS = (0, 5_000, 50_000, 100_000, 200_000)
STAYING_MONTHS = (6, 12)  # programmes.md 5, indicator 26


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


@dataclass(frozen=True, slots=True)
class Span:
    """Any period, first and last JST day both inside."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Staying:
    """Of ``graduates`` who completed more than ``months`` ago, ``active`` had work accepted after those months."""

    months: int
    graduates: int
    active: int


def funnel_counts(
    programme_id: UUID, period: Period | Span, *, known_on: date | None = None
) -> dict[Milestone, int]:
    """People who reached each step for the first time within the period; as it was known on a day (JST) if given.

    Seminar counts that came without names (imported lists) are added as they stand.
    """
    rows, tallies = _held(programme_id), _seminar_tallies(programme_id)
    if known_on is not None:
        midnight = datetime.combine(known_on + timedelta(days=1), time(), tzinfo=JST)
        rows, tallies = rows.filter(told_at__lt=midnight), tallies.filter(told_at__lt=midnight)
    firsts = rows.values("kind", "person_key").annotate(first=Min("on"))
    found = Counter(row["kind"] for row in firsts if period.first <= row["first"] <= period.last)
    within = tallies.filter(on__range=(period.first, period.last))
    for kind, count in within.values_list("kind").annotate(total=Sum("count")):
        found[kind] += count
    return {kind: found[kind] for kind in Milestone}


def yearly_pay(programme_id: UUID, period: Period) -> dict[str, int]:
    """Pay in yen within the year of everyone who took a course here by its end; zero for those who earned nothing.

    Of people known from imported lists only nobody knows what they earned: they count where a list says it.
    """
    learners = _held(programme_id).filter(kind=Milestone.ENROLLED, on__lte=period.last, imported=False)
    pay = dict.fromkeys(learners.values_list("person_key", flat=True), 0)
    earned = Earning.objects.filter(programme_id=programme_id, on__range=(period.first, period.last))
    sums = earned.values_list("person_key").annotate(total=Sum("amount")).values_list("person_key", "total")
    pay.update(sums)
    known = ImportedIncome.objects.filter(programme_id=programme_id, fiscal_year=period.year)
    for key, amount in known.exclude(amount=None).values_list("person_key", "amount"):
        pay[key] = pay.get(key, 0) + (amount or 0)
    return pay


def imported_bands(programme_id: UUID, period: Period) -> dict[str, int]:
    """The bands of those of whom a list gives a band and no yen."""
    rows = ImportedIncome.objects.filter(programme_id=programme_id, fiscal_year=period.year, amount=None)
    return dict(rows.order_by("band").values_list("person_key", "band"))


def band_counts(pay: Mapping[str, int], bands_only: Mapping[str, int] | None = None) -> list[int]:
    """People per band: nothing, then up to each bound, then more. Who has both counts in the higher one."""
    of_person = {key: band_of(amount) for key, amount in pay.items()}
    for key, band in (bands_only or {}).items():
        of_person[key] = max(band, of_person.get(key, 0))
    bands = Counter(of_person.values())
    return [bands[i] for i in range(len(BAND_BOUNDS) + 1)]


def staying_counts(programme_id: UUID, months: int, as_of: date) -> Staying:
    """Who still works: a later delivery accepted by ``as_of`` (JST). Completions from lists only do not count:
    what these graduates did later is not known here."""
    here = _held(programme_id).filter(kind=Milestone.COMPLETED, imported=False)
    completed = here.values("person_key").annotate(first=Min("on"))
    marks = {row["person_key"]: period_end(row["first"], months) for row in completed}
    due = {key: mark for key, mark in marks.items() if mark < as_of}
    earned = Earning.objects.filter(programme_id=programme_id, on__lte=as_of).values_list("person_key", "on")
    active = {key for key, on in earned if key in due and on > due[key]}
    return Staying(months, len(due), len(active))


def outcome_counts(programme_id: UUID, period: Period | Span) -> Counter[str]:
    """What the desk noted within the period, by outcome."""
    rows = NotedOutcome.objects.filter(
        programme_id=programme_id, holds=True, on__range=(period.first, period.last)
    )
    return Counter(rows.values_list("outcome", flat=True))


def years_with_facts(programme_id: UUID, today: date) -> list[int]:
    """Fiscal years that can be chosen, newest first; this year always."""
    newest = fiscal_year(today)
    years = {newest}
    for rows in (_held(programme_id), ImportedTally.objects.filter(programme_id=programme_id)):
        first = rows.aggregate(first=Min("on"))["first"]
        years |= {fiscal_year(first)} if first else set()
    incomes = ImportedIncome.objects.filter(programme_id=programme_id)
    years |= set(incomes.order_by("fiscal_year").values_list("fiscal_year", flat=True)[:1])
    return list(range(newest, min(years) - 1, -1))


def _held(programme_id: UUID) -> QuerySet[PersonMilestone]:
    return PersonMilestone.objects.filter(programme_id=programme_id, holds=True)


def _seminar_tallies(programme_id: UUID) -> QuerySet[ImportedTally]:
    return ImportedTally.objects.filter(programme_id=programme_id).exclude(kind=TallyKind.SURVEY)


def band_of(amount: int) -> int:
    """0 … 5 for pay in yen (programmes.md 5, indicator 24)."""
    return next((i for i, bound in enumerate(BAND_BOUNDS) if amount <= bound), len(BAND_BOUNDS))
