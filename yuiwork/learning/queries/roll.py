"""出席簿: the roll of one session, the grid of a course, and the list of a whole programme."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from yuiwork.core.actor import Actor
from yuiwork.japan.dates import jst_date
from yuiwork.learning.models import (
    STAYED_AWAY,
    AbsenceGuidance,
    AbsenceNotice,
    Attendance,
    AttendanceMark,
    Course,
    Departure,
    Enrolment,
    Session,
    SessionSeat,
    TookPart,
)
from yuiwork.learning.queries.learners import SEES_ALL_LEARNERS
from yuiwork.people import api as people


@dataclass(frozen=True, slots=True)
class RollRow:
    """One learner on the roll. ``mark`` is empty while nobody marked her. ``left_on``: she had left by that day (JST).

    ``took_part`` is what was noted, or the room while she keeps a seat there."""

    enrolment_id: UUID
    name: str
    kana: str
    mark: str
    reason: str
    reason_text: str
    took_part: str
    notice: AbsenceNotice | None
    guided: bool
    left_on: date | None = None

    @property
    def suggestion(self) -> str:
        """What the form offers: the mark, or what she told us herself."""
        return self.mark or (AttendanceMark.ABSENT_TOLD.value if self.notice else "")


@dataclass(frozen=True, slots=True)
class GridRow:
    """One learner's line in the grid; ``marks`` in the order of the sessions, empty where not marked."""

    enrolment_id: UUID
    name: str
    kana: str
    tutor_name: str
    marks: tuple[str, ...]
    counted: int


def roll_of(actor: Actor, session: Session) -> list[RollRow]:
    """The learners of the session's course by kana, in six queries whatever their number.

    Who had left by the day of the session and was not there all the same stands apart: see ``left_before``.
    """
    return [row for row in whole_roll_of(actor, session) if row.left_on is None or row.mark]


def left_before(rows: Iterable[RollRow]) -> list[RollRow]:
    """Of the whole roll those whom nobody expected: they had left by the day of the session and have no mark."""
    return [row for row in rows if row.left_on is not None and not row.mark]


def whole_roll_of(actor: Actor, session: Session) -> list[RollRow]:
    """Everybody who is or was in the course, ``roll_of`` and ``left_before`` together."""
    enrolments = list(learners_seen_in(actor, session))
    ids = [row.id for row in enrolments]
    marks = {row.enrolment_id: row for row in Attendance.objects.filter(session=session, enrolment__in=ids)}
    notices = {
        row.enrolment_id: row
        for row in AbsenceNotice.objects.filter(session=session, enrolment__in=ids, withdrawn_at=None)
    }
    guided = set(
        AbsenceGuidance.objects.filter(session=session, enrolment__in=ids).values_list(
            "enrolment_id", flat=True
        )
    )
    in_room = set(
        SessionSeat.objects.filter(session=session, given_back_at=None).values_list("enrolment_id", flat=True)
    )
    away = away_on(session.course_id, jst_date(session.starts_at))
    return [
        _roll_row(
            row, marks.get(row.id), notices.get(row.id), row.id in guided, away.get(row.id), row.id in in_room
        )
        for row in enrolments
    ]


def away_on(course_id: UUID, day: date) -> dict[UUID, date]:
    """Who had left the course by a day (JST) and had not come back, with the day on which she left."""
    rows = Departure.objects.filter(
        Q(returned_on=None) | Q(returned_on__gt=day), enrolment__course_id=course_id, left_on__lte=day
    )
    return dict(rows.order_by("left_on").values_list("enrolment_id", "left_on"))


def learners_seen_in(actor: Actor, session: Session) -> QuerySet[Enrolment]:
    """Everybody for leaders, for who teaches and for who is in the room; a tutor sees her own."""
    rows = _by_kana(Enrolment.objects.filter(course_id=session.course_id))
    if actor.holds_any(SEES_ALL_LEARNERS, session.course.programme_id):
        return rows
    if actor.user_id in {session.instructor_id, session.room_director_id}:
        return rows
    return rows.filter(tutor_id=actor.user_id)


def enrolments_seen(actor: Actor, course: Course) -> QuerySet[Enrolment]:
    """A course's learners by kana; a tutor without another role sees her own."""
    rows = _by_kana(Enrolment.objects.filter(course=course))
    if actor.holds_any(SEES_ALL_LEARNERS, course.programme_id):
        return rows
    return rows.filter(tutor_id=actor.user_id)


def grid_of(enrolments: Iterable[Enrolment], sessions: Iterable[Session]) -> list[GridRow]:
    """Who came to what, for these learners, in two queries."""
    rows, columns = list(enrolments), [session.id for session in sessions]
    tutors = people.profiles_of({row.tutor_id for row in rows})
    marks: dict[tuple[UUID, UUID], tuple[str, bool]] = {
        (enrolment_id, session_id): (mark, present)
        for enrolment_id, session_id, mark, present in Attendance.objects.filter(
            enrolment__in=[row.id for row in rows]
        ).values_list("enrolment_id", "session_id", "mark", "present")
    }
    return [
        GridRow(
            enrolment_id=row.id,
            name=_name(row),
            kana=_kana(row),
            tutor_name=tutors[row.tutor_id].full_name if row.tutor_id in tutors else "",
            marks=tuple(marks.get((row.id, column), ("", False))[0] for column in columns),
            counted=sum(marks.get((row.id, column), ("", False))[1] for column in columns),
        )
        for row in rows
    ]


def attendance_list(
    actor: Actor, programme_id: UUID, *, course_id: UUID | None = None, only_open: bool = False
) -> QuerySet[Enrolment]:
    """All learners of a programme over the years, newest course first, then by kana.

    ``only_open``: those with an absence nobody has written to them about. The caller cuts it into pages;
    ``with_counts`` counts for one page, so that the length of the list costs nothing.
    """
    rows = Enrolment.objects.filter(course__programme_id=programme_id)
    if course_id is not None:
        rows = rows.filter(course_id=course_id)
    if not actor.holds_any(SEES_ALL_LEARNERS, programme_id):
        rows = rows.filter(tutor_id=actor.user_id)
    if only_open:
        rows = rows.filter(_unguided())
    return rows.select_related("course", "user__profile").order_by(
        "-course__starts_on", "course_id", "user__profile__family_kana", "user__profile__given_kana", "id"
    )


def with_counts(enrolments: Iterable[Enrolment]) -> list[tuple[Enrolment, dict[str, int]]]:
    """Each learner of a page with her marks counted, in one query."""
    rows = list(enrolments)
    counts: dict[UUID, dict[str, int]] = {row.id: dict.fromkeys(AttendanceMark.values, 0) for row in rows}
    found = (
        Attendance.objects.filter(enrolment__in=list(counts))
        .order_by()
        .values_list("enrolment_id", "mark")
        .annotate(n=Count("id"))
    )
    for enrolment_id, mark, n in found:
        counts[enrolment_id][mark] = n
    return [(row, counts[row.id]) for row in rows]


def held_until(course: Course, today: date) -> list[Session]:
    """The sessions of a course that begin today (JST) or before and were not called off, in order."""
    rows = sorted(course.sessions.all(), key=lambda session: (session.starts_at, session.number))
    return [row for row in rows if not row.is_cancelled and jst_date(row.starts_at) <= today]


def notice_of(session: Session, user_id: UUID) -> AbsenceNotice | None:
    """What she told us about this session, if she did."""
    return AbsenceNotice.objects.filter(
        session=session, enrolment__user_id=user_id, withdrawn_at=None
    ).first()


def attendance_of(session: Session, user_id: UUID) -> Attendance | None:
    """How she was marked."""
    return Attendance.objects.filter(session=session, enrolment__user_id=user_id).first()


def guidance_for(session: Session, user_id: UUID) -> AbsenceGuidance | None:
    """What she was sent after an absence."""
    return AbsenceGuidance.objects.filter(session=session, enrolment__user_id=user_id).first()


def _unguided() -> Exists:
    guided = AbsenceGuidance.objects.filter(session=OuterRef("session"), enrolment=OuterRef("enrolment"))
    absences = Attendance.objects.filter(enrolment=OuterRef("pk"), mark__in=list(STAYED_AWAY))
    return Exists(absences.filter(~Exists(guided)))


def _by_kana(rows: QuerySet[Enrolment]) -> QuerySet[Enrolment]:
    return rows.select_related("user__profile").order_by(
        "user__profile__family_kana", "user__profile__given_kana", "id"
    )


def _roll_row(
    row: Enrolment,
    mark: Attendance | None,
    notice: AbsenceNotice | None,
    guided: bool,
    left_on: date | None,
    in_room: bool,
) -> RollRow:
    return RollRow(
        enrolment_id=row.id,
        name=_name(row),
        kana=_kana(row),
        mark=mark.mark if mark else "",
        reason=mark.reason if mark else (notice.reason if notice else ""),
        reason_text=mark.reason_text if mark else (notice.text if notice else ""),
        took_part=mark.took_part if mark else (TookPart.VENUE.value if in_room else ""),
        notice=notice,
        guided=guided,
        left_on=left_on,
    )


def _name(row: Enrolment) -> str:
    profile = getattr(row.user, "profile", None)
    return profile.full_name if profile else ""


def _kana(row: Enrolment) -> str:
    profile = getattr(row.user, "profile", None)
    return profile.full_kana if profile else ""
