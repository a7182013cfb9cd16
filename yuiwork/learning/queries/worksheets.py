"""自己分析シート side by side: one row per question, one column per day."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.learning.models import Enrolment, Worksheet, WorksheetEntry
from yuiwork.learning.policies import REVIEWERS_OF_ALL

SHOWN = 4  # days side by side; older ones stay below


@dataclass(frozen=True, slots=True)
class SideBySide:
    """``rows``: question, and its answer on each of the days (empty where she wrote none). Oldest day first."""

    worksheet: Worksheet
    entries: tuple[WorksheetEntry, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    older: int


def worksheets_of_learner(user_id: UUID) -> list[Worksheet]:
    """Of the programmes she learns in."""
    rows = Worksheet.objects.filter(programme__courses__enrolments__user_id=user_id).distinct()
    return list(rows.select_related("programme").order_by("programme_id", "title"))


def worksheet_of_learner(user_id: UUID, worksheet_id: UUID) -> Worksheet:
    """Raises ``NotFound``."""
    for row in worksheets_of_learner(user_id):
        if row.id == worksheet_id:
            return row
    raise NotFound


def worksheets_of_programme(programme_id: UUID) -> list[Worksheet]:
    return list(Worksheet.objects.filter(programme_id=programme_id).order_by("title", "id"))


def side_by_side(worksheet: Worksheet, entries: QuerySet[WorksheetEntry]) -> SideBySide:
    """The newest entries next to each other."""
    found = list(entries.filter(worksheet=worksheet).order_by("-filled_on"))
    shown = tuple(reversed(found[:SHOWN]))
    rows = tuple(
        (prompt["text"], tuple(entry.answers.get(prompt["code"], "") for entry in shown))
        for prompt in worksheet.prompts
    )
    return SideBySide(worksheet, shown, rows, max(0, len(found) - SHOWN))


def own_entries(user_id: UUID) -> QuerySet[WorksheetEntry]:
    """Everything she wrote."""
    return WorksheetEntry.objects.filter(user_id=user_id)


def entries_for_staff(actor: Actor, enrolment: Enrolment) -> QuerySet[WorksheetEntry]:
    """Her tutor reads all; directors and instructors what she shared; nobody else anything."""
    rows = WorksheetEntry.objects.filter(
        user_id=enrolment.user_id, worksheet__programme_id=enrolment.course.programme_id
    )
    if actor.user_id == enrolment.tutor_id:
        return rows
    if actor.holds_any(REVIEWERS_OF_ALL, enrolment.course.programme_id):
        return rows.filter(shared=True)
    return rows.none()
