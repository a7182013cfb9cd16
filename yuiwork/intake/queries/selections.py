"""Reads about decisions: what waits for approval, what waits to be told, how far a bulk has come."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from yuiwork.core.errors import NotFound
from yuiwork.intake.models import Announcement, Selection, SelectionState
from yuiwork.learning import api as learning


@dataclass(frozen=True, slots=True)
class SelectionFacts:
    """For the mails about approval. ``approvals_path`` and ``staff_path`` are pages for the office."""

    course_title: str
    applicant: str
    outcome: str
    answer: str
    approvals_path: str
    staff_path: str


@dataclass(frozen=True, slots=True)
class Progress:
    """Of one order to tell many: ``told`` of ``total``; ``failed`` could not be told and say why."""

    announcement: Announcement
    total: int
    told: int
    failed: tuple[Selection, ...]

    @property
    def is_over(self) -> bool:
        return self.told + len(self.failed) >= self.total


def selection_facts(selection_id: UUID) -> SelectionFacts:
    """Raises ``NotFound``."""
    row = Selection.objects.select_related("application__course__programme").filter(id=selection_id).first()
    if row is None:
        raise NotFound
    slug = row.application.course.programme.slug
    return SelectionFacts(
        course_title=row.application.course.title,
        applicant=learning.name_of(row.application.user_id),
        outcome=str(row.get_outcome_display()),
        answer=row.answer,
        approvals_path=reverse("intake:approvals", args=[slug]),
        staff_path=reverse("intake:application", args=[slug, row.application_id]),
    )


def selections_in(programme_id: UUID, *states: SelectionState) -> QuerySet[Selection]:
    """Decisions of a programme in these states, the longest waiting first."""
    return (
        Selection.objects.filter(application__course__programme_id=programme_id, state__in=states)
        .select_related("application__course", "application__sheet")
        .order_by("created_at", "id")
    )


def selection_of_programme(programme_id: UUID, selection_id: UUID) -> Selection:
    """One decision for the programme's staff. Raises ``NotFound`` for another programme's."""
    row = (
        Selection.objects.filter(id=selection_id, application__course__programme_id=programme_id)
        .select_related("application__course", "application__sheet")
        .first()
    )
    if row is None:
        raise NotFound
    return row


def courses_with_untold(programme_id: UUID) -> list[tuple[learning.Course, int]]:
    """Courses with decisions that are ready to be told, and how many."""
    rows = (
        learning.Course.objects.filter(programme_id=programme_id)
        .annotate(ready=Count("applications__selections", filter=Q(applications__selections__state="ready")))
        .filter(ready__gt=0)
        .order_by("starts_on", "id")
    )
    return [(row, row.ready) for row in rows]


def progress_of(announcement: Announcement) -> Progress:
    """How far the worker has come."""
    rows = announcement.selections.select_related("application")
    counts = rows.aggregate(total=Count("id"), told=Count("id", filter=Q(state=SelectionState.TOLD)))
    failed = tuple(rows.filter(state=SelectionState.READY).exclude(problem="").order_by("id"))
    return Progress(announcement, counts["total"], counts["told"], failed)


def newest_announcement(course_id: UUID) -> Announcement | None:
    """The last order of this course."""
    return Announcement.objects.filter(course_id=course_id).order_by("-created_at", "-id").first()
