"""Signs of life of learners who are in a course now: what the room 見守り looks at. Facts only, no judgement."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.japan.dates import jst_date
from yuiwork.learning.models import (
    AbsenceGuidance,
    AbsenceNotice,
    Attendance,
    AttendanceMark,
    Departure,
    Enrolment,
    EnrolmentState,
    Exercise,
    Submission,
    SubmissionState,
)
from yuiwork.learning.policies import may_accompany
from yuiwork.regions.api import ProgrammeState


@dataclass(frozen=True, slots=True)
class Missed:
    """A session in which she was marked absent, no word: nobody had heard from her beforehand."""

    session_id: UUID
    title: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class Late:
    """An exercise that was due (JST) and is still hers to do."""

    exercise_id: UUID
    title: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Signs:
    """One enrolment. ``last_done``: newest draft, answer or presence, None before the first.

    ``last_seen``: that, or her newest sign-in if it is later, or the enrolment itself.
    """

    enrolment_id: UUID
    programme_id: UUID
    user_id: UUID
    tutor_id: UUID
    course_title: str
    course_starts_on: date
    answer_days: int
    enrolled_at: datetime
    last_done: datetime | None
    last_seen: datetime
    missed: tuple[Missed, ...]
    late: tuple[Late, ...]


@dataclass(frozen=True, slots=True)
class Guided:
    """She was written to after an absence: by whom, on which JST day, and her next step in the writer's words."""

    guidance_id: UUID
    sent_by_id: UUID
    sent_on: date
    next_step: str


@dataclass(frozen=True, slots=True)
class EnrolmentView:
    """One learner in one course, for rooms above."""

    enrolment_id: UUID
    programme_id: UUID
    programme_slug: str
    user_id: UUID
    tutor_id: UUID
    course_id: UUID
    course_title: str
    answer_days: int
    state: str

    @property
    def is_active(self) -> bool:
        return self.state == EnrolmentState.ACTIVE


def signs_of_learners(programme_id: UUID | None = None) -> list[Signs]:
    """All who are learning now in running programmes, in a number of queries that does not grow with them."""
    rows = Enrolment.objects.filter(state=EnrolmentState.ACTIVE, course__programme__state=ProgrammeState.OPEN)
    if programme_id is not None:
        rows = rows.filter(course__programme_id=programme_id)
    return _signs(rows)


def signs_of_enrolment(enrolment_id: UUID) -> Signs | None:
    """The same for one; None when she is not learning now."""
    found = _signs(Enrolment.objects.filter(id=enrolment_id, state=EnrolmentState.ACTIVE))
    return found[0] if found else None


def enrolment_for(actor: Actor, enrolment_id: UUID) -> EnrolmentView:
    """For herself and those who accompany her. Raises ``NotFound`` for everybody else."""
    row = _views().filter(id=enrolment_id).first()
    if row is None or not may_accompany(actor, row):
        raise NotFound
    return _view(row)


def enrolments_of_learner(user_id: UUID) -> list[EnrolmentView]:
    """Her courses, the newest first."""
    return [_view(row) for row in _views().filter(user_id=user_id).order_by("-created_at", "-id")]


def enrolment_views(enrolment_ids: Iterable[UUID]) -> dict[UUID, EnrolmentView]:
    """By id, not scoped: for rooms that hold the ids lawfully."""
    return {row.id: _view(row) for row in _views().filter(id__in=list(enrolment_ids))}


def active_enrolments(programme_id: UUID) -> list[EnrolmentView]:
    """All who are learning now in a programme, for its leaders."""
    rows = _views().filter(course__programme_id=programme_id, state=EnrolmentState.ACTIVE)
    return [_view(row) for row in rows.order_by("tutor_id", "created_at")]


def guidances_since(enrolment_id: UUID, since: datetime) -> list[Guided]:
    """What people of the staff wrote to her after absences, in order. Not scoped: for those who look after her."""
    rows = AbsenceGuidance.objects.filter(
        enrolment_id=enrolment_id, created_at__gte=since, sent_by__isnull=False
    )
    return [
        Guided(row.id, row.sent_by_id, jst_date(row.created_at), row.next_step)
        for row in rows.order_by("created_at", "id")
        if row.sent_by_id is not None
    ]


def departure_reasons(programme_id: UUID, since: date, until: date) -> dict[str, int]:
    """How many left from ``since`` to ``until`` (JST, both inside) by reason and have not come back."""
    rows = Departure.objects.filter(
        enrolment__course__programme_id=programme_id,
        left_on__gte=since,
        left_on__lte=until,
        returned_on=None,
    )
    counts: dict[str, int] = defaultdict(int)
    for reason in rows.values_list("reason", flat=True):
        counts[reason] += 1
    return dict(counts)


def waiting_answers(programme_id: UUID) -> dict[UUID, int]:
    """How many answers of learners wait for each tutor's feedback."""
    counts: dict[UUID, int] = defaultdict(int)
    rows = Submission.objects.filter(
        enrolment__course__programme_id=programme_id, state=SubmissionState.SUBMITTED
    )
    for tutor_id in rows.values_list("enrolment__tutor_id", flat=True):
        counts[tutor_id] += 1
    return dict(counts)


def _signs(rows: QuerySet[Enrolment]) -> list[Signs]:
    enrolments = list(
        rows.select_related("course", "user").annotate(
            last_draft=Max("submissions__saved_at"),
            last_answer=Max("submissions__submitted_at"),
            last_present=Max("attendances__marked_at", filter=Q(attendances__present=True)),
        )
    )
    missed, late = _missed(enrolments), _late(enrolments)
    return [_of(row, missed[row.id], late[row.id]) for row in enrolments]


def _of(row: Enrolment, missed: list[Missed], late: list[Late]) -> Signs:
    moments = [getattr(row, name, None) for name in ("last_draft", "last_answer", "last_present")]
    done = max((moment for moment in moments if moment is not None), default=None)
    seen = [moment for moment in (done, row.user.last_login, row.created_at) if moment is not None]
    return Signs(
        enrolment_id=row.id,
        programme_id=row.course.programme_id,
        user_id=row.user_id,
        tutor_id=row.tutor_id,
        course_title=row.course.title,
        course_starts_on=row.course.starts_on,
        answer_days=row.course.answer_days,
        enrolled_at=row.created_at,
        last_done=done,
        last_seen=max(seen),
        missed=tuple(missed),
        late=tuple(late),
    )


def _missed(enrolments: Sequence[Enrolment]) -> dict[UUID, list[Missed]]:
    found: dict[UUID, list[Missed]] = defaultdict(list)
    told = AbsenceNotice.objects.filter(
        session=OuterRef("session"), enrolment=OuterRef("enrolment"), withdrawn_at=None
    )
    rows = Attendance.objects.filter(
        ~Exists(told), enrolment__in=[e.id for e in enrolments], mark=AttendanceMark.ABSENT
    )
    for mark in rows.select_related("session").order_by("session__starts_at"):
        found[mark.enrolment_id].append(Missed(mark.session_id, mark.session.title, mark.session.starts_at))
    return found


def _late(enrolments: Sequence[Enrolment]) -> dict[UUID, list[Late]]:
    due: dict[UUID, list[Exercise]] = defaultdict(list)
    courses = {row.course_id for row in enrolments}
    for exercise in Exercise.objects.filter(course__in=courses, due_on__lt=clock.today()).order_by("due_on"):
        due[exercise.course_id].append(exercise)
    handed_in = set(
        Submission.objects.filter(
            enrolment__in=[row.id for row in enrolments], submitted_at__isnull=False
        ).values_list("enrolment_id", "exercise_id")
    )
    return defaultdict(
        list,
        {
            row.id: [
                Late(exercise.id, exercise.title, exercise.due_on)
                for exercise in due[row.course_id]
                if exercise.due_on is not None and (row.id, exercise.id) not in handed_in
            ]
            for row in enrolments
        },
    )


def _views() -> QuerySet[Enrolment]:
    return Enrolment.objects.select_related("course__programme")


def _view(row: Enrolment) -> EnrolmentView:
    return EnrolmentView(
        enrolment_id=row.id,
        programme_id=row.course.programme_id,
        programme_slug=row.course.programme.slug,
        user_id=row.user_id,
        tutor_id=row.tutor_id,
        course_id=row.course_id,
        course_title=row.course.title,
        answer_days=row.course.answer_days,
        state=row.state,
    )
