"""How many people each source and each paper brought (programmes.md 3.1 RQ01, RQ02)."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Exists, F, OuterRef, TextField
from django.db.models.functions import Cast, Coalesce

from yuiwork.japan.dates import JST
from yuiwork.learning.models import Enrolment, SeminarApplication, SeminarState


@dataclass(frozen=True, slots=True)
class SourceResult:
    """People, each once, with what brought her first: who applied, of those who came, of those who took a course."""

    source: str
    campaign: str
    applied: int = 0
    attended: int = 0
    enrolled: int = 0


def source_results(programme_id: UUID, first: date, last: date) -> list[SourceResult]:
    """Of those who applied from ``first`` to ``last`` (JST dates, both included); walk-ins count as applied.

    Whoever applies again in that time counts where her first application stands.
    """
    begin = datetime.combine(first, time(), tzinfo=JST)
    end = datetime.combine(last + timedelta(days=1), time(), tzinfo=JST)
    learned = Enrolment.objects.filter(
        user_id=OuterRef("user_id"),
        course__programme_id=programme_id,
        created_at__gte=OuterRef("created_at"),
    )
    rows = (
        SeminarApplication.objects.filter(
            seminar__programme_id=programme_id, created_at__gte=begin, created_at__lt=end
        )
        .annotate(person=Coalesce(Cast("user_id", TextField()), F("email_key"), output_field=TextField()))
        .annotate(learned=Exists(learned))
        .order_by("created_at", "id")
        .values_list("person", "source", "campaign", "state", "learned")
    )
    brought: dict[str, tuple[str, str]] = {}
    came, enrolled = set(), set()
    for person, source, campaign, state, has_learned in rows.iterator():
        brought.setdefault(person, (source, campaign))
        if state == SeminarState.ATTENDED:
            came.add(person)
        if has_learned:
            enrolled.add(person)
    results: dict[tuple[str, str], SourceResult] = {}
    for person, place in brought.items():
        row = results.get(place, SourceResult(*place))
        results[place] = replace(
            row,
            applied=row.applied + 1,
            attended=row.attended + (person in came),
            enrolled=row.enrolled + (person in enrolled),
        )
    return [results[place] for place in sorted(results)]
