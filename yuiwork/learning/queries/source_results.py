"""How many people each source and each paper brought (programmes.md 3.1 RQ01, RQ02)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, TextField
from django.db.models.functions import Cast, Coalesce

from yuiwork.japan.dates import JST
from yuiwork.learning.models import Enrolment, SeminarApplication, SeminarState


@dataclass(frozen=True, slots=True)
class SourceResult:
    """People, each once per source and paper: who applied, of those who came, of those who took a course since."""

    source: str
    campaign: str
    applied: int
    attended: int
    enrolled: int


def source_results(programme_id: UUID, first: date, last: date) -> list[SourceResult]:
    """Of those who applied from ``first`` to ``last`` (JST dates, both included); walk-ins count as applied."""
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
        .values("source", "campaign")
        .annotate(
            applied=Count("person", distinct=True),
            attended=Count("person", distinct=True, filter=Q(state=SeminarState.ATTENDED)),
            enrolled=Count("person", distinct=True, filter=Q(learned=True)),
        )
        .order_by("source", "campaign")
    )
    return [SourceResult(**row) for row in rows]
