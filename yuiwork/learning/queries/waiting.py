"""What waits for somebody's answer in a programme: for its officers, and for whoever takes over."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from yuiwork.core import clock
from yuiwork.learning.models import CourseApplicationState, Seminar, Session, Submission, SubmissionState
from yuiwork.learning.queries.courses import applications_of


@dataclass(frozen=True, slots=True)
class Ahead:
    """A meeting that was announced: title, begin (aware)."""

    title: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """Counts of what nobody has answered yet."""

    applications: int
    on_waiting_list: int
    submissions: int


def waiting_of(programme_id: UUID) -> Waiting:
    states = CourseApplicationState
    return Waiting(
        applications=applications_of(programme_id, states=[states.APPLIED]).count(),
        on_waiting_list=applications_of(programme_id, states=[states.WAITING]).count(),
        submissions=Submission.objects.filter(
            enrolment__course__programme_id=programme_id, state=SubmissionState.SUBMITTED
        ).count(),
    )


def ahead_of(programme_id: UUID) -> list[Ahead]:
    """Seminars and sessions still to come, soonest first."""
    now = clock.now()
    seminars = Seminar.objects.filter(programme_id=programme_id, starts_at__gte=now)
    sessions = Session.objects.filter(course__programme_id=programme_id, starts_at__gte=now)
    ahead = [Ahead(row.title, row.starts_at) for row in seminars]
    ahead += [
        Ahead(f"{row.course.title} {row.title}", row.starts_at) for row in sessions.select_related("course")
    ]
    return sorted(ahead, key=lambda row: row.starts_at)
