"""Where a learner stands: for her own page, for 今日 and for the ladder. Small values, wording included."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.urls import reverse

from yuiwork.core import clock
from yuiwork.learning.completion_rule import Line, lines_of, parse_rule
from yuiwork.learning.models import (
    CourseApplication,
    CourseApplicationState,
    Enrolment,
    EnrolmentState,
    Exercise,
    SeminarApplication,
    SeminarState,
    Submission,
    SubmissionState,
)
from yuiwork.learning.policies import exercise_is_open
from yuiwork.learning.queries.completion import (
    CompletionView,
    completions_of_user,
)
from yuiwork.learning.queries.courses import enrolments_of
from yuiwork.learning.queries.facts import completion_lines, facts_of_many
from yuiwork.learning.queries.mail import survey_path, ticket_path
from yuiwork.learning.queries.seminars import applications_of_person
from yuiwork.learning.respondent import respondent_of
from yuiwork.surveys import api as surveys

# How long after a seminar its survey is still offered on her page; afterwards memory is worth little.
SURVEY_OFFERED = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class SeminarAhead:
    """A seminar she has a place in, was offered one in (until ``offer_until``), or waits for."""

    application_id: UUID
    programme_id: UUID
    title: str
    starts_at: datetime
    place_kind: str
    place_name: str
    ticket_path: str
    state: str
    offer_until: datetime | None


@dataclass(frozen=True, slots=True)
class SurveyToAnswer:
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class SessionAhead:
    session_id: UUID
    number: int
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str
    url: str


@dataclass(frozen=True, slots=True)
class ExerciseProgress:
    """``state``: later (not open yet), todo, draft, submitted, returned or passed. Dates JST."""

    exercise_id: UUID
    number: int
    title: str
    open_on: date | None
    due_on: date | None
    state: str
    submitted_at: datetime | None
    late: bool
    path: str

    @property
    def is_overdue(self) -> bool:
        """Hers to do, and the due day is over."""
        return self.is_hers_to_do and self.due_on is not None and clock.today() > self.due_on

    @property
    def is_hers_to_do(self) -> bool:
        return self.state in {"todo", "draft", "returned"}


@dataclass(frozen=True, slots=True)
class CourseProgress:
    """One enrolment. ``missing``: what is still needed for the certificate, in words;
    ``lines``: the whole rule to tick off."""

    enrolment_id: UUID
    course_id: UUID
    programme_id: UUID
    title: str
    completed: bool
    tutor_id: UUID
    answer_days: int
    next_session: SessionAhead | None
    exercises: tuple[ExerciseProgress, ...]
    missing: tuple[str, ...]
    lines: tuple[Line, ...]
    path: str

    @property
    def open_exercises(self) -> tuple[ExerciseProgress, ...]:
        return tuple(e for e in self.exercises if e.is_hers_to_do)


@dataclass(frozen=True, slots=True)
class ApplicationWaiting:
    """A course application without a final answer. ``state``: applied or waiting."""

    application_id: UUID
    programme_id: UUID
    course_title: str
    state: str
    path: str


@dataclass(frozen=True, slots=True)
class Progress:
    """All of it, over all programmes."""

    seminars: tuple[SeminarAhead, ...]
    surveys: tuple[SurveyToAnswer, ...]
    attended_seminar: bool
    applications: tuple[ApplicationWaiting, ...]
    courses: tuple[CourseProgress, ...]
    certificates: tuple[CompletionView, ...]

    @property
    def enrolled(self) -> bool:
        return bool(self.courses)

    @property
    def completed(self) -> bool:
        return bool(self.certificates)


def progress_of(user_id: UUID, enrolments: list[Enrolment] | None = None) -> Progress:
    """Where she stands now. Scoped by the caller to herself (or her tutor). ``enrolments``: hers, if read already."""
    seminars = list(applications_of_person(user_id))
    return Progress(
        seminars=tuple(_seminars_ahead(seminars)),
        surveys=tuple(_surveys(seminars)),
        attended_seminar=any(row.state == SeminarState.ATTENDED for row in seminars),
        applications=tuple(_applications(user_id)),
        courses=tuple(_courses(enrolments_of(user_id) if enrolments is None else enrolments)),
        certificates=tuple(completions_of_user(user_id)),
    )


def _seminars_ahead(rows: list[SeminarApplication]) -> list[SeminarAhead]:
    now = clock.now()
    return [
        SeminarAhead(
            application_id=row.id,
            programme_id=row.seminar.programme_id,
            title=row.seminar.title,
            starts_at=row.seminar.starts_at,
            place_kind=row.place.kind,
            place_name=row.place.name,
            ticket_path=ticket_path(row.id),
            state=row.state,
            offer_until=row.offer_until,
        )
        for row in rows
        if row.is_live and row.seminar.called_off_at is None and row.seminar.ends_at > now
    ]


def _surveys(rows: list[SeminarApplication]) -> list[SurveyToAnswer]:
    now = clock.now()
    asked = [
        row
        for row in rows
        if row.seminar.survey_id
        and row.state == SeminarState.ATTENDED
        and row.seminar.starts_at <= now <= row.seminar.ends_at + SURVEY_OFFERED
    ]
    answered = surveys.answered_keys([respondent_of(row.id) for row in asked])
    return [
        SurveyToAnswer(row.seminar.title, survey_path(row.id))
        for row in asked
        if respondent_of(row.id) not in answered
    ]


def _applications(user_id: UUID) -> list[ApplicationWaiting]:
    rows = CourseApplication.objects.filter(
        user_id=user_id, state__in=[CourseApplicationState.APPLIED, CourseApplicationState.WAITING]
    ).select_related("course")
    return [
        ApplicationWaiting(
            application_id=row.id,
            programme_id=row.course.programme_id,
            course_title=row.course.title,
            state=row.state,
            path=reverse("learning:course", args=[row.course_id]),
        )
        for row in rows.order_by("created_at", "id")
    ]


def _courses(enrolments: list[Enrolment]) -> list[CourseProgress]:
    """The newest first. Whoever left comes back on the page of her tutor."""
    rows = [row for row in reversed(enrolments) if row.state != EnrolmentState.LEFT]
    facts = facts_of_many(rows)
    newest = _newest_submissions([row.id for row in rows])
    return [
        _course(row, lines_of(parse_rule(row.course.completion_rule), facts[row.id]), newest) for row in rows
    ]


def course_progress(enrolment: Enrolment) -> CourseProgress:
    """One enrolment, for its own page and for its tutor."""
    return _course(enrolment, completion_lines(enrolment), _newest_submissions([enrolment.id]))


def _course(row: Enrolment, lines: list[Line], newest: dict[tuple[UUID, UUID], Submission]) -> CourseProgress:
    completed = row.state == EnrolmentState.COMPLETED
    return CourseProgress(
        enrolment_id=row.id,
        course_id=row.course_id,
        programme_id=row.course.programme_id,
        title=row.course.title,
        completed=completed,
        tutor_id=row.tutor_id,
        answer_days=row.course.answer_days,
        next_session=_next_session(row),
        exercises=tuple(_exercise(e, newest.get((row.id, e.id))) for e in row.course.exercises.all()),
        missing=() if completed else tuple(line.missing for line in lines if not line.is_done),
        lines=tuple(lines),
        path=reverse("learning:course", args=[row.course_id]),
    )


def _newest_submissions(enrolment_ids: list[UUID]) -> dict[tuple[UUID, UUID], Submission]:
    rows = Submission.objects.filter(enrolment__in=enrolment_ids).order_by("version")
    return {(row.enrolment_id, row.exercise_id): row for row in rows}  # the highest version is written last


def _next_session(row: Enrolment) -> SessionAhead | None:
    now = clock.now()
    ahead = sorted(
        (s for s in row.course.sessions.all() if s.ends_at > now and not s.is_cancelled),
        key=lambda s: s.starts_at,
    )
    if not ahead:
        return None
    s = ahead[0]
    return SessionAhead(s.id, s.number, s.title, s.starts_at, s.ends_at, s.place, s.url)


def _exercise(exercise: Exercise, newest: Submission | None) -> ExerciseProgress:
    return ExerciseProgress(
        exercise_id=exercise.id,
        number=exercise.number,
        title=exercise.title,
        open_on=exercise.open_on,
        due_on=exercise.due_on,
        state=SubmissionState(newest.state).value if newest else _before_beginning(exercise),
        submitted_at=newest.submitted_at if newest else None,
        late=newest.late if newest else False,
        path=reverse("learning:exercise", args=[exercise.id]),
    )


def _before_beginning(exercise: Exercise) -> str:
    return "todo" if exercise_is_open(exercise, clock.today()) else "later"
