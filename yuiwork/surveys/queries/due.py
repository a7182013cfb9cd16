"""Which surveys follow a course, and whom they are meant for today. Rooms that know courses ask here."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from yuiwork.surveys.models import Occasion, Survey, SurveyState

# A survey opened a little late still reaches those whose day has just passed; nobody is asked about long ago.
LATE = timedelta(days=14)
LOOKS_BACK = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class DueSurvey:
    """Ask whose course ended, or who completed, from ``first`` to ``last`` (JST, both included)."""

    survey_id: UUID
    programme_id: UUID
    occasion: str
    first: date
    last: date


def due_surveys(today: date) -> list[DueSurvey]:
    """The open surveys after a course, each with the days that it reaches back to."""
    rows = Survey.objects.filter(
        Q(closes_on=None) | Q(closes_on__gte=today),
        state=SurveyState.OPEN,
        occasion__in=[Occasion.COURSE_END, Occasion.WEEKS_AFTER, Occasion.MONTHS_AFTER],
        opened_on__isnull=False,
    )
    return [_due(row, today) for row in rows.order_by("id")]


def _due(row: Survey, today: date) -> DueSurvey:
    assert row.opened_on is not None
    begins = max(row.opened_on - LATE, today - LOOKS_BACK)
    return DueSurvey(
        survey_id=row.id,
        programme_id=row.programme_id,
        occasion=row.occasion,
        first=_back(begins, row),
        last=_back(today, row),
    )


def _back(day: date, row: Survey) -> date:
    """The day whose turn is on ``day``."""
    if row.occasion == Occasion.WEEKS_AFTER:
        return day - timedelta(weeks=row.wait or 0)
    if row.occasion == Occasion.MONTHS_AFTER:
        return months_before(day, row.wait or 0)
    return day


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or its last one: six months before 31 August is 28 February."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
