"""Reads about sessions: one for its learner or staff, what calendars and notices say, the names of who holds it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.calendar_file import CalendarEntry, calendar_file, calendar_of
from yuiwork.core.errors import NotFound
from yuiwork.learning import links
from yuiwork.learning.models import (
    CAME,
    AbsenceGuidance,
    AbsenceNotice,
    AbsenceReason,
    Attendance,
    CalendarFeed,
    Course,
    Enrolment,
    EnrolmentState,
    Session,
    SessionChange,
    SessionReport,
)
from yuiwork.learning.policies import MARKERS
from yuiwork.learning.queries.mail import name_of
from yuiwork.people import api as people
from yuiwork.regions.api import ProgrammeState

# A subscribed calendar keeps a session this long after it was held.
KEPT_IN_CALENDAR = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class SessionNotice:
    """What everybody is told when a session is moved or called off. Instants UTC, paths start with ``/``."""

    course_title: str
    title: str
    starts_at: datetime
    ends_at: datetime
    was_starts_at: datetime
    place: str
    was_place: str
    url: str
    note: str
    cancelled: bool
    path: str
    calendar: bytes
    readers: tuple[UUID, ...]  # learners who still learn, their tutors, instructor, room director


@dataclass(frozen=True, slots=True)
class AbsenceFacts:
    """For the tutor: who cannot come, to what, why."""

    name: str
    title: str
    starts_at: datetime
    reason: str
    text: str
    staff_path: str


@dataclass(frozen=True, slots=True)
class GuidanceFacts:
    """For the absentee: what was done, her next step."""

    title: str
    what_was_done: str
    next_step: str
    path: str


def absence_facts(notice_id: UUID) -> AbsenceFacts:
    """Raises ``NotFound``."""
    row = (
        AbsenceNotice.objects.select_related("session__course__programme", "enrolment")
        .filter(id=notice_id)
        .first()
    )
    if row is None:
        raise NotFound
    slug = row.session.course.programme.slug
    return AbsenceFacts(
        name=name_of(row.enrolment.user_id),
        title=row.session.title,
        starts_at=row.session.starts_at,
        reason=str(AbsenceReason(row.reason).label),
        text=row.text,
        staff_path=reverse("learning:session_staff", args=[slug, row.session_id]),
    )


def guidance_facts(guidance_id: UUID) -> GuidanceFacts:
    """Raises ``NotFound``."""
    row = AbsenceGuidance.objects.select_related("session").filter(id=guidance_id).first()
    if row is None:
        raise NotFound
    return GuidanceFacts(
        title=row.session.title,
        what_was_done=row.what_was_done,
        next_step=row.next_step,
        path=reverse("learning:session", args=[row.session_id]),
    )


def session_for(actor: Actor, session_id: UUID) -> Session:
    """A session for its learners and the programme's staff. Raises ``NotFound`` for everybody else."""
    row = _sessions().filter(id=session_id).first()
    if row is None or not may_see_course(actor, row.course):
        raise NotFound
    return row


def course_for(actor: Actor, course_id: UUID) -> Course:
    """A course for its learners and the programme's staff. Raises ``NotFound`` for everybody else."""
    row = Course.objects.select_related("programme").filter(id=course_id).first()
    if row is None or not may_see_course(actor, row):
        raise NotFound
    return row


def may_see_course(actor: Actor, course: Course) -> bool:
    """Is she learning here, or does she serve the programme?"""
    if actor.user_id is None or course.programme.state == ProgrammeState.DRAFT:
        return False
    if actor.holds_any(MARKERS, course.programme_id):
        return True
    return Enrolment.objects.filter(course=course, user_id=actor.user_id).exists()


def session_change(session_id: UUID, sequence: int) -> SessionNotice:
    """The notice of one change. Raises ``NotFound``."""
    change = (
        SessionChange.objects.select_related("session__course__programme")
        .filter(session_id=session_id, sequence=sequence)
        .first()
    )
    if change is None:
        raise NotFound
    session = change.session
    return SessionNotice(
        course_title=session.course.title,
        title=session.title,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        was_starts_at=change.starts_at,
        place=session.place,
        was_place=change.place,
        url=session.url,
        note=change.note,
        cancelled=session.is_cancelled,
        path=reverse("learning:session", args=[session.id]),
        calendar=calendar_file(calendar_entry(session)),
        readers=tuple(_readers(session)),
    )


def calendar_entry(session: Session) -> CalendarEntry:
    """The session as it stands now. The same UID always: a change finds the old date in her calendar."""
    page = f"{settings.BASE_URL}{reverse('learning:session', args=[session.id])}"
    lines = [session.course.title, session.subject, session.url, page, session.course.programme.contact]
    return CalendarEntry(
        uid=f"session-{session.id}@yuiwork",
        sequence=session.calendar_sequence,
        title=f"{session.title}（{session.course.title}）",
        description="\n".join(line for line in lines if line),
        where=session.place or _("Online"),
        url=session.url or page,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        cancelled=session.is_cancelled,
        written_at=clock.now(),
    )


def course_calendar(course: Course) -> bytes:
    """All sessions of a course in one file."""
    rows = _sessions().filter(course=course).order_by("starts_at", "id")
    return calendar_of([calendar_entry(row) for row in rows], name=course.title)


def feed_calendar(user_id: UUID) -> bytes:
    """All she learns in, teaches, sits in or accompanies: past two months and everything ahead."""
    rows = sessions_of_person(user_id).filter(ends_at__gt=clock.now() - KEPT_IN_CALENDAR)
    return calendar_of([calendar_entry(row) for row in rows], name=_("Yuiwork"))


def sessions_of_person(user_id: UUID) -> QuerySet[Session]:
    """As learner, tutor of a learner, instructor or in the room; soonest first."""
    hers = Enrolment.objects.filter(Q(user_id=user_id) | Q(tutor_id=user_id)).values("course_id")
    mine = Q(course__in=hers) | Q(instructor_id=user_id) | Q(room_director_id=user_id)
    return _sessions().filter(mine).order_by("starts_at", "id")


def sessions_of_next_days(enrolments: Iterable[Enrolment]) -> list[Session]:
    """What she learns in within seven days from now, soonest first; called-off ones too, so that nobody sets out.

    ``enrolments``: hers, from ``enrolments_of``.
    """
    now = clock.now()
    courses = [row.course for row in enrolments if row.state != EnrolmentState.LEFT]
    rows = [one for course in courses for one in course.sessions.all()]
    soon = [one for one in rows if one.ends_at > now and one.starts_at < now + timedelta(days=7)]
    return sorted(soon, key=lambda session: (session.starts_at, session.id))


def session_after(session: Session) -> Session | None:
    """The next one of the course that is still ahead and takes place."""
    rows = Session.objects.filter(
        course_id=session.course_id, starts_at__gt=max(session.starts_at, clock.now())
    )
    return rows.filter(cancelled_at=None).order_by("starts_at", "id").first()


def feed_of(user_id: UUID) -> CalendarFeed | None:
    """Her subscription, if she has one."""
    return CalendarFeed.objects.filter(user_id=user_id, revoked_at=None).first()


def feed_path(feed: CalendarFeed) -> str:
    """Signed: reads this person's calendar, nothing else, until it is revoked."""
    return reverse("learning:calendar_feed", args=[links.sign(links.CALENDAR, feed.id)])


def names_of_people(sessions: Iterable[Session]) -> dict[UUID, str]:
    """Instructors and room directors by user id, in one query."""
    ids = {user_id for s in sessions for user_id in (s.instructor_id, s.room_director_id) if user_id}
    return {user_id: profile.full_name for user_id, profile in people.profiles_of(ids).items()}


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session on the staff's course page. ``report``: empty, draft or signed."""

    session: Session
    instructor: str
    came: int
    marked: int
    report: str


def session_lines(sessions: Iterable[Session]) -> list[SessionLine]:
    """In the order of the calendar, in three queries whatever their number."""
    rows = sorted(sessions, key=lambda session: (session.starts_at, session.number))
    names = names_of_people(rows)
    ids = [row.id for row in rows]
    counted = (
        Attendance.objects.filter(session__in=ids)
        .order_by()
        .values_list("session_id")
        .annotate(marked=Count("id"), came=Count("id", filter=Q(mark__in=list(CAME))))
    )
    counts = {session_id: (marked, came) for session_id, marked, came in counted}
    reports = dict(SessionReport.objects.filter(session__in=ids).values_list("session_id", "state"))
    return [
        SessionLine(
            session=row,
            instructor=names.get(row.instructor_id, "") if row.instructor_id else "",
            marked=counts.get(row.id, (0, 0))[0],
            came=counts.get(row.id, (0, 0))[1],
            report=reports.get(row.id, ""),
        )
        for row in rows
    ]


def _readers(session: Session) -> list[UUID]:
    pairs = Enrolment.objects.filter(course=session.course, state="active").values_list("user_id", "tutor_id")
    staff = [user_id for user_id in (session.instructor_id, session.room_director_id) if user_id]
    return list(dict.fromkeys([*(user for pair in pairs for user in pair), *staff]))


def _sessions() -> QuerySet[Session]:
    return Session.objects.select_related("course__programme")
