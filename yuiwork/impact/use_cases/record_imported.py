"""Facts of earlier years from a file, many at a time: what the newest file says replaces what it said before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yuiwork.core import clock
from yuiwork.core.transactions import inside_transaction
from yuiwork.impact.models import (
    ImportedIncome,
    ImportedTally,
    Milestone,
    PersonAlias,
    PersonMilestone,
    TallyKind,
)


@dataclass(frozen=True, slots=True)
class Reached:
    """She reached a step on a JST date."""

    person_key: str
    kind: Milestone
    on: date


@dataclass(frozen=True, slots=True)
class Income:
    """Pay in a fiscal year: ``band`` 0 … 5 (programmes.md 5, indicator 24), ``amount`` in yen if it is known."""

    person_key: str
    fiscal_year: int
    band: int
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """People counted on a JST date, without names."""

    kind: TallyKind
    on: date
    title: str
    count: int
    question: str = ""
    option: str = ""


@dataclass(frozen=True, slots=True)
class ImportedFacts:
    """Everything that one imported row (``ref``) says."""

    ref: UUID
    facts: tuple[Reached | Income | Tally, ...]


@inside_transaction
def record_imported(*, programme_id: UUID, rows: Sequence[ImportedFacts]) -> None:
    """Replace what these rows said by what they say now. Facts that came from events are left alone."""
    forget_imported(programme_id=programme_id, refs=[row.ref for row in rows])
    joined = dict(PersonAlias.objects.filter(programme_id=programme_id).values_list("old_key", "new_key"))
    now = clock.now()
    milestones, incomes, tallies = [], [], []
    for row in rows:
        for fact in row.facts:
            match fact:
                case Reached():
                    key = joined.get(fact.person_key, fact.person_key)
                    milestones.append(
                        PersonMilestone(
                            programme_id=programme_id, person_key=key, kind=fact.kind, ref=row.ref,
                            on=fact.on, told_at=now, imported=True,
                        )
                    )  # fmt: skip
                case Income():
                    key = joined.get(fact.person_key, fact.person_key)
                    incomes.append(
                        ImportedIncome(
                            programme_id=programme_id, person_key=key, ref=row.ref,
                            fiscal_year=fact.fiscal_year, band=fact.band, amount=fact.amount,
                        )
                    )  # fmt: skip
                case Tally():
                    tallies.append(
                        ImportedTally(
                            programme_id=programme_id, kind=fact.kind, ref=row.ref, on=fact.on, title=fact.title,
                            question=fact.question, option=fact.option, count=fact.count, told_at=now,
                        )
                    )  # fmt: skip
    PersonMilestone.objects.bulk_create(milestones, batch_size=1_000)
    ImportedIncome.objects.bulk_create(incomes, batch_size=1_000)
    ImportedTally.objects.bulk_create(tallies, batch_size=1_000)


@inside_transaction
def forget_imported(*, programme_id: UUID, refs: Iterable[UUID]) -> None:
    """The rows were taken back, and what they said with them."""
    wanted = list(refs)
    PersonMilestone.objects.filter(programme_id=programme_id, imported=True, ref__in=wanted).delete()
    ImportedIncome.objects.filter(programme_id=programme_id, ref__in=wanted).delete()
    ImportedTally.objects.filter(programme_id=programme_id, ref__in=wanted).delete()
