"""Which round a course takes applications in, and the rounds of a programme."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from yuiwork.core import clock
from yuiwork.core.errors import NotFound
from yuiwork.intake.models import IntakeRound, RoundState, SheetState


def current_round(course_id: UUID) -> IntakeRound | None:
    """The round that is open today; else the next one announced; else the last one. None: the course has no rounds."""
    today = clock.today()
    rows = list(IntakeRound.objects.filter(course_id=course_id).exclude(state=RoundState.DRAFT))
    running = [row for row in rows if row.state == RoundState.OPEN and row.closes_on >= today]
    if running:
        return min(running, key=lambda row: (row.opens_on, row.number))
    return max(rows, key=lambda row: (row.closes_on, row.number), default=None)


def rounds_of(programme_id: UUID) -> QuerySet[IntakeRound]:
    """For staff: the newest first, with how many applied."""
    return (
        IntakeRound.objects.filter(course__programme_id=programme_id)
        .select_related("course")
        .annotate(applied=Count("sheets", filter=Q(sheets__state=SheetState.SENT)))
        .order_by("-opens_on", "-number", "-id")
    )


def round_of_programme(programme_id: UUID, round_id: UUID) -> IntakeRound:
    """One round for the programme's staff. Raises ``NotFound`` for another programme's."""
    row = rounds_of(programme_id).filter(id=round_id).first()
    if row is None:
        raise NotFound
    return row
