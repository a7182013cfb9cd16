"""The stamp board: what she has done with its date, and the places still open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from yuiwork.japan.dates import jst_date
from yuiwork.learning.models import (
    Attendance,
    Enrolment,
    SessionKind,
    Stamp,
    StampKind,
    Submission,
    SubmissionState,
)


@dataclass(frozen=True, slots=True)
class BoardPlace:
    """``short`` fits into the stamp; ``label`` says what it is for; ``given_on`` JST, None while open."""

    short: str
    label: str
    given_on: date | None

    @property
    def day(self) -> str:
        """26.11.24, as on a date stamp."""
        return f"{self.given_on:%y.%-m.%-d}" if self.given_on else ""


def board_of(user_id: UUID) -> list[BoardPlace]:
    """Seminars, then each course with its sessions and exercises in order."""
    stamps = list(Stamp.objects.filter(user_id=user_id).order_by("created_at", "id"))
    seminars = [
        BoardPlace(_("Seminar"), stamp.label, jst_date(stamp.created_at))
        for stamp in stamps
        if stamp.kind == StampKind.SEMINAR
    ]
    given = {stamp.ref_id: jst_date(stamp.created_at) for stamp in stamps}
    enrolments = (
        Enrolment.objects.filter(user_id=user_id)
        .select_related("course")
        .prefetch_related("course__sessions", "course__exercises")
        .order_by("created_at", "id")
    )
    return seminars + [place for enrolment in enrolments for place in _course(enrolment, given)]


def _course(enrolment: Enrolment, given: dict[UUID, date]) -> Iterator[BoardPlace]:
    attended = dict(
        Attendance.objects.filter(enrolment=enrolment, present=True).values_list("session_id", "id")
    )
    passed = dict(
        Submission.objects.filter(enrolment=enrolment, state=SubmissionState.PASSED).values_list(
            "exercise_id", "id"
        )
    )
    held = 0
    for session in enrolment.course.sessions.all():
        if session.is_cancelled:
            continue
        held += session.kind == SessionKind.SESSION
        is_session = session.kind == SessionKind.SESSION
        short = _("Session %(number)d") % {"number": held} if is_session else session.get_kind_display()
        yield BoardPlace(short, session.title, _day(given, attended.get(session.id)))
    for exercise in enrolment.course.exercises.all():
        short = _("Exercise %(number)d") % {"number": exercise.number}
        yield BoardPlace(short, exercise.title, _day(given, passed.get(exercise.id)))


def _day(given: dict[UUID, date], ref_id: UUID | None) -> date | None:
    return given.get(ref_id) if ref_id else None
