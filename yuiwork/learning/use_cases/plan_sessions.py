"""Planning sessions: one, or a whole series; and the limits of the timetable they keep."""

from collections.abc import Sequence
from datetime import datetime
from typing import NotRequired, TypedDict, Unpack
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor, Role
from yuiwork.core.errors import Invalid
from yuiwork.core.ids import new_id
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.learning.models import Course, Session, SessionKind, SessionState, TimetableRule
from yuiwork.learning.series import MAX_EVERY_WEEKS, MAX_SESSIONS, SeriesPlan, planned_dates
from yuiwork.learning.timetable import Limits, Slot, check_limits
from yuiwork.learning.use_cases.plan_course import locked_course
from yuiwork.regions import api as regions

TEACHING = (Role.INSTRUCTOR, Role.DIRECTOR, Role.TUTOR)


class SessionData(TypedDict):
    """``watched_together``: the instructor is online, ``room_director`` is with the learners at ``place``.

    ``capacity``: seats in the room where they matter.
    """

    title: str
    starts_at: datetime
    ends_at: datetime
    subject: NotRequired[str]
    kind: NotRequired[str]
    place: NotRequired[str]
    url: NotRequired[str]
    instructor_id: NotRequired[UUID | None]
    watched_together: NotRequired[bool]
    room_director_id: NotRequired[UUID | None]
    capacity: NotRequired[int | None]


class SeriesShape(TypedDict):
    """What all dates of a series share."""

    place: NotRequired[str]
    url: NotRequired[str]
    instructor_id: NotRequired[UUID | None]
    watched_together: NotRequired[bool]
    room_director_id: NotRequired[UUID | None]
    capacity: NotRequired[int | None]


@use_case
def create_session(
    *, actor: Actor, course_id: UUID, submission_id: UUID | None = None, **data: Unpack[SessionData]
) -> Session:
    """The next session of a course.

    Raises ``Invalid`` ``ENDS_BEFORE_START``, ``NOT_STAFF``, ``PLACE_MISSING``, ``URL_MISSING``,
    ``DIRECTOR_MISSING``, ``TIMETABLE_*``; ``Conflict`` ``SAME_KEY_OTHER_BODY``; ``NotFound``.
    """
    course = locked_course(actor, course_id)
    known = Session.objects.filter(id=submission_id).first() if submission_id else None
    if known is not None:
        return the_same(known, course_id=course_id)
    check_session(course.programme_id, data)
    session = Session(id=submission_id or new_id(), course=course, number=_next_number(course), **data)
    check_timetable(course, [session])
    session.save(force_insert=True)
    audit.record(
        actor=actor, action="create", target="learning.Session", target_id=session.id, course=course_id
    )
    return session


@use_case
def create_session_series(
    *,
    actor: Actor,
    course_id: UUID,
    submission_id: UUID,
    plan: SeriesPlan,
    subjects: Sequence[str],
    **shape: Unpack[SeriesShape],
) -> list[Session]:
    """All sessions of a series at once, one for each subject, with help meetings between if the plan says so.

    ``submission_id`` becomes the id of the first session: a second tap returns what the first one made.
    Raises as ``create_session``, and ``Invalid`` ``SERIES_SIZE``.
    """
    course = locked_course(actor, course_id)
    if not (1 <= plan.count <= MAX_SESSIONS and 1 <= plan.every_weeks <= MAX_EVERY_WEEKS):
        raise Invalid("SERIES_SIZE", _("Please plan up to %(most)d sessions.") % {"most": MAX_SESSIONS})
    if len(subjects) != plan.count:
        raise Invalid("SERIES_SIZE", _("Please give each session one line."), field="subjects")
    first = Session.objects.filter(id=submission_id).first()
    if first is not None:
        the_same(first, course_id=course_id)
        return list(course.sessions.filter(created_at=first.created_at))
    sessions = _series(course, plan, subjects, shape)
    sessions[0].id = submission_id
    for session in sessions:
        check_session(course.programme_id, _data_of(session))
    check_timetable(course, sessions)
    Session.objects.bulk_create(sessions)
    audit.record(
        actor=actor,
        action="create_series",
        target="learning.Course",
        target_id=course.id,
        sessions=len(sessions),
    )
    return sessions


@use_case
def set_timetable_rule(
    *,
    actor: Actor,
    course_id: UUID,
    minutes_per_day: int | None = None,
    minutes_per_week: int | None = None,
    days_per_week: int | None = None,
    months: int | None = None,
    recording_counts: bool = True,
) -> TimetableRule:
    """What the contract allows of this course (RQ11), and whether a session made up by its recording counts.

    Sessions already planned stay, also those beyond it; marks already made count as they did.
    """
    course = locked_course(actor, course_id)
    limits = {
        "minutes_per_day": minutes_per_day,
        "minutes_per_week": minutes_per_week,
        "days_per_week": days_per_week,
        "months": months,
    }
    course.recording_counts = recording_counts
    course.save(update_fields=["recording_counts"])
    rule, _created = TimetableRule.objects.update_or_create(course=course, defaults=limits)
    audit.record(actor=actor, action="set_timetable", target="learning.Course", target_id=course.id, **limits)
    return rule


@inside_transaction
def check_session(programme_id: UUID, data: SessionData) -> None:
    """What one session must be, whenever it is. Raises ``Invalid`` at the field."""
    if data["ends_at"] <= data["starts_at"]:
        raise Invalid("ENDS_BEFORE_START", gettext_lazy("The end must be after the beginning."), field="ends")
    people = {"instructor": data.get("instructor_id"), "room_director": data.get("room_director_id")}
    asked = {field: user_id for field, user_id in people.items() if user_id is not None}
    staff = teaching_staff(programme_id) if asked else frozenset()
    for field, user_id in asked.items():
        if user_id not in staff:
            raise Invalid("NOT_STAFF", _("Please choose somebody from the programme's staff."), field=field)
    if data.get("capacity") and not data.get("place"):
        raise Invalid("PLACE_MISSING", _("Please name the place that has these seats."), field="place")
    if data.get("watched_together"):
        _check_watched(data)


@inside_transaction
def check_timetable(course: Course, sessions: Sequence[Session]) -> None:
    """Would the course with these sessions (new or changed) keep its limits? The course is locked."""
    rule = TimetableRule.objects.filter(course=course).first()
    if rule is None or not any(session.kind == SessionKind.SESSION for session in sessions):
        return
    mine = {session.id for session in sessions}
    others = course.sessions.filter(kind=SessionKind.SESSION, state=SessionState.PLANNED).exclude(id__in=mine)
    counted = [*others, *(session for session in sessions if session.kind == SessionKind.SESSION)]
    check_limits(limits_of(rule), [Slot(session.starts_at, session.ends_at) for session in counted])


def limits_of(rule: TimetableRule) -> Limits:
    """The stored limits as values."""
    return Limits(rule.minutes_per_day, rule.minutes_per_week, rule.days_per_week, rule.months)


def teaching_staff(programme_id: UUID) -> frozenset[UUID]:
    """Who may hold a session or be in the room: the programme's instructors, directors and tutors, lent ones too."""
    return frozenset(user_id for role in TEACHING for user_id in regions.staff_of(programme_id, role))


def _check_watched(data: SessionData) -> None:
    if not data.get("place"):
        raise Invalid("PLACE_MISSING", _("Please name the room in which it is watched."), field="place")
    if not data.get("url"):
        raise Invalid("URL_MISSING", _("Please enter the address of the online meeting."), field="url")
    if not data.get("room_director_id"):
        raise Invalid(
            "DIRECTOR_MISSING",
            _("Please choose who is in the room with the learners."),
            field="room_director",
        )


def _next_number(course: Course) -> int:
    return (course.sessions.aggregate(last=Max("number"))["last"] or 0) + 1


def _series(course: Course, plan: SeriesPlan, subjects: Sequence[str], shape: SeriesShape) -> list[Session]:
    number = _next_number(course)
    held = course.sessions.filter(kind=SessionKind.SESSION).count()
    sessions = []
    for offset, date in enumerate(planned_dates(plan)):
        if date.is_help:
            title, subject = _("Help meeting"), ""
        else:
            title, subject = (
                _("Session %(number)d") % {"number": held + date.number},
                subjects[date.number - 1],
            )
        sessions.append(
            Session(
                course=course,
                number=number + offset,
                kind=SessionKind.HELP if date.is_help else SessionKind.SESSION,
                title=title,
                subject=subject,
                starts_at=date.starts_at,
                ends_at=date.ends_at,
                **shape,
            )
        )
    made_at = sessions[0].created_at
    for session in sessions:
        session.created_at = made_at
    return sessions


def _data_of(session: Session) -> SessionData:
    return SessionData(
        title=session.title,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        place=session.place,
        url=session.url,
        instructor_id=session.instructor_id,
        watched_together=session.watched_together,
        room_director_id=session.room_director_id,
        capacity=session.capacity,
    )
