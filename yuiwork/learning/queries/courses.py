"""Reads about courses: open ones for visitors, one course with its parts, applications."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from yuiwork.core import clock
from yuiwork.core.errors import NotFound
from yuiwork.learning.fees import Fee, fees_of
from yuiwork.learning.models import (
    Course,
    CourseApplication,
    CourseApplicationState,
    Enrolment,
    Session,
)
from yuiwork.regions import api as regions
from yuiwork.regions.api import ProgrammeState


@dataclass(frozen=True, slots=True)
class CourseView:
    """A course as visitors see it. Dates JST. ``region_code``: five digits, of the programme's region;
    ``track``: its name, where the programme has several."""

    id: UUID
    programme_id: UUID
    title: str
    description: str
    for_whom: str
    capacity: int
    apply_until: date
    starts_on: date
    ends_on: date
    session_count: int
    fees: tuple[Fee, ...]  # none: free
    path: str
    programme_name: str
    region_name: str
    region_code: str
    track: str = ""

    @property
    def summary(self) -> str:
        """The first paragraph of the description, for cards."""
        return self.description.strip().split("\n", 1)[0]


def open_courses(programme_id: UUID | None = None) -> list[CourseView]:
    """Courses one can still apply for, soonest first."""
    today = clock.today()
    rows = Course.objects.filter(
        regions.taking_applications(today, through="programme"), apply_until__gte=today
    ).annotate(tracks=Count("programme__tracks", distinct=True))
    if programme_id is not None:
        rows = rows.filter(programme_id=programme_id)
    return [
        CourseView(
            id=row.id,
            programme_id=row.programme_id,
            title=row.title,
            description=row.description,
            for_whom=row.for_whom,
            capacity=row.capacity,
            apply_until=row.apply_until,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            session_count=row.sessions.count(),
            fees=tuple(fees_of(row.fees)),
            path=reverse("learning:course", args=[row.id]),
            programme_name=row.programme.name,
            region_name=row.programme.region.name,
            region_code=row.programme.region.municipality_code,
            track=row.track.name if row.track and row.tracks > 1 else "",
        )
        for row in rows.select_related("track", "programme__region")
        .prefetch_related("sessions")
        .order_by("starts_on", "id")
    ]


def course_costs(programme_id: UUID) -> tuple[int, int] | None:
    """What a learner pays for a course herself, least and most, in yen with tax (0: free); None without a course
    that is open or under way."""
    rows = Course.objects.filter(programme_id=programme_id, ends_on__gte=clock.today())
    sums = [sum(fee.yen for fee in fees_of(stored)) for stored in rows.values_list("fees", flat=True)]
    return (min(sums), max(sums)) if sums else None


def has_several_tracks(programme_id: UUID) -> bool:
    """Only then is it worth saying to which one a course belongs (programmes.md 1.2)."""
    return len(regions.tracks_of(programme_id)) > 1


def public_course(course_id: UUID) -> Course:
    """A course of a public programme, with sessions and exercises. Raises ``NotFound``."""
    row = _courses().exclude(programme__state=ProgrammeState.DRAFT).filter(id=course_id).first()
    if row is None:
        raise NotFound
    return row


def course_of_programme(programme_id: UUID, course_id: UUID) -> Course:
    """One course for the programme's staff. Raises ``NotFound`` for another programme's."""
    row = _courses().filter(id=course_id, programme_id=programme_id).first()
    if row is None:
        raise NotFound
    return row


def courses_of(programme_id: UUID) -> QuerySet[Course]:
    """For staff: newest first, with ``enrolled``, ``completed`` and ``to_decide`` counted.

    Counted by subqueries, for the rows that are read only: joins would multiply learners by applications.
    """
    open_states = [CourseApplicationState.APPLIED, CourseApplicationState.WAITING]
    learners = Enrolment.objects.filter(course=OuterRef("pk"))
    waiting = CourseApplication.objects.filter(course=OuterRef("pk"), state__in=open_states)
    return (
        Course.objects.filter(programme_id=programme_id)
        .annotate(
            enrolled=_number_of(learners),
            completed=_number_of(learners.filter(state="completed")),
            to_decide=_number_of(waiting),
        )
        .select_related("track")
        .order_by("-starts_on", "-id")
    )


def course_choices(programme_id: UUID) -> list[tuple[UUID, str]]:
    """Id and title of the programme's courses, newest first, to choose from."""
    rows = Course.objects.filter(programme_id=programme_id).order_by("-starts_on", "-id")
    return list(rows.values_list("id", "title"))


def session_of_programme(programme_id: UUID, session_id: UUID) -> Session:
    """One session for the programme's staff. Raises ``NotFound`` for another programme's."""
    row = (
        Session.objects.select_related("course")
        .filter(id=session_id, course__programme_id=programme_id)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def enrolment_in(course_id: UUID, user_id: UUID) -> Enrolment | None:
    """Her enrolment in this course, or None."""
    return (
        Enrolment.objects.select_related("course__programme")
        .filter(course_id=course_id, user_id=user_id)
        .first()
    )


def newest_application(course_id: UUID, user_id: UUID) -> CourseApplication | None:
    """Her latest application for this course, or None."""
    return (
        CourseApplication.objects.filter(course_id=course_id, user_id=user_id)
        .order_by("-created_at", "-id")
        .first()
    )


def applications_of(programme_id: UUID, *, states: list[str]) -> QuerySet[CourseApplication]:
    """The programme's applications in these states, the longest waiting first."""
    return (
        CourseApplication.objects.filter(course__programme_id=programme_id, state__in=states)
        .select_related("course")
        .order_by("created_at", "id")
    )


def tutor_of(user_id: UUID, programme_id: UUID) -> UUID | None:
    """The tutor of her newest enrolment in this programme."""
    return (
        Enrolment.objects.filter(user_id=user_id, course__programme_id=programme_id)
        .order_by("-created_at", "-id")
        .values_list("tutor_id", flat=True)
        .first()
    )


def enrolments_of(user_id: UUID) -> list[Enrolment]:
    """All of a learner's, the oldest first, with course, programme, sessions and exercises, in three queries."""
    return list(
        Enrolment.objects.filter(user_id=user_id)
        .select_related("course__programme")
        .prefetch_related("course__sessions", "course__exercises")
        .order_by("created_at", "id")
    )


def programme_ids_of_learner(user_id: UUID) -> list[UUID]:
    """The programmes in which she is or was enrolled, newest first."""
    ids = (
        Enrolment.objects.filter(user_id=user_id)
        .order_by("-created_at", "-id")
        .values_list("course__programme_id", flat=True)
    )
    return list(dict.fromkeys(ids))


def enrolled_count(course_id: UUID) -> int:
    """How many places of the course are taken."""
    return Enrolment.objects.filter(course_id=course_id).count()


def learner_counts(tutor_ids: list[UUID], programme_id: UUID) -> dict[UUID, int]:
    """How many learners each tutor has now, so that the officer can share them out."""
    rows = (
        Enrolment.objects.filter(tutor_id__in=tutor_ids, course__programme_id=programme_id, state="active")
        .values_list("tutor_id")
        .annotate(n=Count("id"))
    )
    return dict(rows)


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    """How many rows a correlated query finds."""
    counted = rows.order_by().values("course").annotate(n=Count("id")).values("n")
    return Coalesce(Subquery(counted), Value(0), output_field=IntegerField())


def _courses() -> QuerySet[Course]:
    return Course.objects.select_related("programme__organisation", "programme__region").prefetch_related(
        "sessions", "exercises"
    )
