"""What reports to the commissioning office need: counts of seminars, attendance lists, completers.

For rooms above; whoever shows names has asked who may read them.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from yuiwork.japan.dates import jst_date
from yuiwork.learning.models import (
    CAME,
    Attendance,
    AttendanceMark,
    Completion,
    Enrolment,
    PlaceKind,
    Seminar,
    SeminarApplication,
    SeminarState,
)
from yuiwork.learning.queries.report_figures import moments_of
from yuiwork.learning.queries.session_counts import sessions_between
from yuiwork.people import api as people


@dataclass(frozen=True, slots=True)
class SeminarCount:
    """People who applied (cancelled ones not) and who were present at the venue and online; JST day."""

    day: date
    title: str
    applied: int
    venue: int
    online: int


@dataclass(frozen=True, slots=True)
class LearnerMarks:
    """``marks``: for each session of the list how she was marked, or None (not marked)."""

    name: str
    kana: str
    marks: tuple[AttendanceMark | None, ...]

    @property
    def came(self) -> int:
        return sum(mark in CAME for mark in self.marks)


@dataclass(frozen=True, slots=True)
class AttendanceList:
    """One course: its sessions in the period as (number, JST day), its learners by kana."""

    title: str
    sessions: tuple[tuple[int, date], ...]
    learners: tuple[LearnerMarks, ...]


@dataclass(frozen=True, slots=True)
class Completer:
    """As on the certificate."""

    number: str
    name: str
    course: str
    completed_on: date


def seminar_counts(programme_id: UUID, first: date, last: date) -> list[SeminarCount]:
    """Seminars that began in the period (JST, both days inside), by time."""
    seminars = list(
        Seminar.objects.filter(programme_id=programme_id, starts_at__range=moments_of(first, last)).order_by(
            "starts_at"
        )
    )
    rows = SeminarApplication.objects.filter(seminar__in=seminars).exclude(state=SeminarState.CANCELLED)
    found: Counter[tuple[UUID, str]] = Counter()
    for seminar_id, state, place, people_there in rows.values_list(
        "seminar_id", "state", "place__kind"
    ).annotate(n=Count("id")):
        found[(seminar_id, "applied")] += people_there
        if state == SeminarState.ATTENDED:
            found[(seminar_id, place)] += people_there
    return [
        SeminarCount(
            jst_date(row.starts_at), row.title, found[(row.id, "applied")], found[(row.id, PlaceKind.VENUE)],
            found[(row.id, PlaceKind.ONLINE)],
        )
        for row in seminars
    ]  # fmt: skip


def attendance_lists(programme_id: UUID, first: date, last: date) -> list[AttendanceList]:
    """One list for each course that had a session in the period; called off ones are left out."""
    sessions = [row for row in sessions_between(programme_id, first, last) if not row.is_cancelled]
    courses = list(dict.fromkeys(row.course_id for row in sessions))
    enrolments = list(Enrolment.objects.filter(course_id__in=courses))
    profiles = people.profiles_of({row.user_id for row in enrolments})
    marks = {
        (session_id, enrolment_id): AttendanceMark(mark)
        for session_id, enrolment_id, mark in Attendance.objects.filter(session__in=sessions).values_list(
            "session_id", "enrolment_id", "mark"
        )
    }
    lists = []
    for course_id in courses:
        mine = [row for row in sessions if row.course_id == course_id]
        learners = []
        for row in (e for e in enrolments if e.course_id == course_id):
            profile = profiles.get(row.user_id)
            name, kana = (profile.full_name, profile.full_kana) if profile else ("", "")
            learners.append(LearnerMarks(name, kana, tuple(marks.get((s.id, row.id)) for s in mine)))
        days = tuple((row.number, jst_date(row.starts_at)) for row in mine)
        lists.append(
            AttendanceList(
                mine[0].course.title, days, tuple(sorted(learners, key=lambda one: (one.kana, one.name)))
            )
        )
    return lists


def completer_roster(programme_id: UUID, first: date, last: date) -> list[Completer]:
    """Certificates of the period in the order of their numbers."""
    rows = Completion.objects.filter(programme_id=programme_id, completed_on__range=(first, last))
    return [
        Completer(
            row.number, f"{row.family_name} {row.given_name}", row.enrolment.course.title, row.completed_on
        )
        for row in rows.select_related("enrolment__course").order_by("fiscal_year", "serial")
    ]
