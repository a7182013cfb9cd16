"""The record of instruction: every session of a period with its people, as signed where it was signed (RQ15)."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count

from yuiwork.learning.models import (
    CAME,
    Attendance,
    AttendanceMark,
    Enrolment,
    Session,
    SessionKind,
    SessionReport,
)
from yuiwork.learning.queries.report_figures import moments_of
from yuiwork.learning.queries.sessions import names_of_people


@dataclass(frozen=True, slots=True)
class SessionCount:
    """A session with its people: ``present`` came (late ones too), ``made_up`` by the recording.

    ``signed_at``: when its report was signed; then counts and instructor are those of the signed report.
    """

    starts_at: datetime
    ends_at: datetime
    course: str
    kind: SessionKind
    number: int
    title: str
    place: str
    instructor: str
    cancelled: bool
    learners: int
    present: int
    made_up: int
    absent: int
    taught: str
    signed_at: datetime | None


def session_counts(programme_id: UUID, first: date, last: date) -> list[SessionCount]:
    """Sessions that began in the period, called off ones too, by time (programmes.md 3.1 RQ15)."""
    rows = sessions_between(programme_id, first, last)
    learners = dict(
        Enrolment.objects.filter(course__programme_id=programme_id)
        .order_by()
        .values_list("course_id")
        .annotate(n=Count("id"))
    )
    marks: dict[UUID, Counter[str]] = defaultdict(Counter)
    for session_id, mark, people_there in (
        Attendance.objects.filter(session__in=rows)
        .order_by()
        .values_list("session_id", "mark")
        .annotate(n=Count("id"))
    ):
        marks[session_id][mark] = people_there
    reports = {row.session_id: row for row in SessionReport.objects.filter(session__in=rows)}
    names = names_of_people(rows)
    return [
        _counted(row, learners.get(row.course_id, 0), marks[row.id], reports.get(row.id), names)
        for row in rows
    ]


def _counted(
    row: Session, learners: int, marks: Counter[str], report: SessionReport | None, names: dict[UUID, str]
) -> SessionCount:
    instructor = names.get(row.instructor_id, "") if row.instructor_id else ""
    came, made_up = sum(marks[mark] for mark in CAME), marks[AttendanceMark.MADE_UP]
    absent, place = marks[AttendanceMark.ABSENT] + marks[AttendanceMark.ABSENT_TOLD], row.place
    signed = report if report is not None and report.facts is not None else None
    if signed is not None and signed.facts is not None:  # what was signed stands, whatever was marked later
        facts = signed.facts
        instructor, place, learners = facts["instructor"], facts["place"], len(facts["roll"])
        came, made_up, absent = facts["came"], facts["made_up"], facts["absent"]
    return SessionCount(
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        course=row.course.title,
        kind=SessionKind(row.kind),
        number=row.number,
        title=row.title,
        place=place,
        instructor=instructor,
        cancelled=row.is_cancelled,
        learners=learners,
        present=came,
        made_up=made_up,
        absent=absent,
        taught=signed.taught if signed is not None else "",
        signed_at=signed.signed_at if signed is not None else None,
    )


def sessions_between(programme_id: UUID, first: date, last: date) -> list[Session]:
    """Of every course of the programme, by the time they begin (JST days, both inside)."""
    rows = Session.objects.filter(course__programme_id=programme_id, starts_at__range=moments_of(first, last))
    return list(rows.select_related("course").order_by("starts_at", "id"))
