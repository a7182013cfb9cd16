"""What reports count of courses: absences and what was done about them, how a course went, skills that grew.

Counts only, not masked yet: rooms above mask them for their readers.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Count, Q

from yuiwork.japan.dates import JST
from yuiwork.learning.models import (
    STAYED_AWAY,
    AbsenceGuidance,
    AbsenceNotice,
    Attendance,
    Course,
    Departure,
    Enrolment,
    EnrolmentState,
    Exercise,
    Skill,
    SkillMark,
    Stamp,
    Submission,
    SubmissionState,
)
from yuiwork.learning.models.skill import LEVELS
from yuiwork.learning.queries.skills import CONFIRMING


@dataclass(frozen=True, slots=True)
class Absences:
    """Of sessions that began in the period: absences by coded reason ("" not given), told before, guided after."""

    by_reason: dict[str, int]
    total: int
    told: int
    guided: int


@dataclass(frozen=True, slots=True)
class CourseResult:
    """One course as it stands: people, and exercises ``handed_in`` of those that were to be (``expected``)."""

    title: str
    enrolled: int
    completed: int
    left: int
    expected: int
    handed_in: int
    graduation_passed: int


@dataclass(frozen=True, slots=True)
class SkillResult:
    """One skill: people by newest confirmed level (index 0 is level 1), and those who rose in the period."""

    title: str
    job_kind: str
    levels: tuple[int, ...]
    rose: int


def absences_between(programme_id: UUID, first: date, last: date) -> Absences:
    """JST days, both inside (programmes.md 3.1 RQ14)."""
    inside = Q(session__course__programme_id=programme_id, session__starts_at__range=moments_of(first, last))
    reasons = Counter(
        Attendance.objects.filter(inside, mark__in=[mark.value for mark in STAYED_AWAY]).values_list(
            "reason", flat=True
        )
    )
    return Absences(
        by_reason=dict(reasons),
        total=sum(reasons.values()),
        told=AbsenceNotice.objects.filter(inside, withdrawn_at=None).count(),
        guided=AbsenceGuidance.objects.filter(inside).count(),
    )


def course_results(programme_id: UUID, first: date, last: date) -> list[CourseResult]:
    """Courses of which a day lies in the period, by their beginning; completions and departures up to its end.

    Who left and came back has not left. An exercise is expected of everybody who did not leave, once it is due or,
    without a due date, once the course is over.
    """
    courses = Course.objects.filter(programme_id=programme_id, starts_on__lte=last, ends_on__gte=first)
    people: dict[UUID, Counter[str]] = defaultdict(Counter)
    rows = Enrolment.objects.filter(course__in=courses, created_at__lte=moments_of(first, last)[1])
    left = set(
        Departure.objects.filter(enrolment__in=rows, left_on__lte=last)
        .exclude(returned_on__lte=last)
        .values_list("enrolment_id", flat=True)
    )
    for enrolment_id, course_id, state, completed_at in rows.values_list(
        "id", "course_id", "state", "completed_at"
    ):
        people[course_id]["enrolled"] += 1
        people[course_id]["left"] += enrolment_id in left
        if completed_at is not None and state == EnrolmentState.COMPLETED:
            people[course_id]["completed"] += completed_at <= moments_of(first, last)[1]
    answered = _answers(list(courses), last)
    due = Counter(
        Exercise.objects.filter(course__in=courses)
        .filter(Q(due_on__lte=last) | Q(due_on=None, course__ends_on__lte=last))
        .values_list("course_id", flat=True)
    )
    return [
        CourseResult(
            title=course.title,
            enrolled=people[course.id]["enrolled"],
            completed=people[course.id]["completed"],
            left=people[course.id]["left"],
            expected=due[course.id] * (people[course.id]["enrolled"] - people[course.id]["left"]),
            handed_in=answered[course.id]["handed_in"],
            graduation_passed=answered[course.id]["graduation_passed"],
        )
        for course in courses.order_by("starts_on", "id")
    ]


def _answers(courses: list[Course], last: date) -> dict[UUID, Counter[str]]:
    """By course: exercises that were due and handed in, each once per learner; graduation works that passed."""
    until = moments_of(last, last)[1]
    sent = Submission.objects.filter(exercise__course__in=courses, submitted_at__lte=until).exclude(
        state=SubmissionState.DRAFT
    )
    due = sent.filter(
        Q(exercise__due_on__lte=last) | Q(exercise__due_on=None, exercise__course__ends_on__lte=last)
    ).exclude(enrolment__state=EnrolmentState.LEFT)
    found: dict[UUID, Counter[str]] = defaultdict(Counter)
    for course_id, _exercise, _enrolment in due.values_list(
        "exercise__course_id", "exercise_id", "enrolment_id"
    ).distinct():
        found[course_id]["handed_in"] += 1
    passed = sent.filter(exercise__graduation=True, state=SubmissionState.PASSED)
    for course_id, people in (
        passed.order_by().values_list("exercise__course_id").annotate(n=Count("enrolment_id", distinct=True))
    ):
        found[course_id]["graduation_passed"] = people
    return found


def stamps_between(programme_id: UUID, first: date, last: date) -> int:
    """Stamps of every kind given in the period (JST) and not taken back (programmes.md 5, indicator 13)."""
    return Stamp.objects.filter(
        programme_id=programme_id, taken_back_at=None, created_at__range=moments_of(first, last)
    ).count()


def skill_results(programme_id: UUID, first: date, last: date) -> list[SkillResult]:
    """Confirmed by tutor or exercise, never her own estimate (programmes.md 3.1 RQ29); levels as on the last day."""
    begin, end = moments_of(first, last)
    before: dict[tuple[UUID, UUID], int] = {}
    newest: dict[tuple[UUID, UUID], int] = {}
    marks = SkillMark.objects.filter(
        skill__programme_id=programme_id,
        source__in=[source.value for source in CONFIRMING],
        created_at__lte=end,
    )
    for skill_id, user_id, level, at in marks.order_by("created_at", "id").values_list(
        "skill_id", "user_id", "level", "created_at"
    ):
        newest[skill_id, user_id] = level
        if at < begin:
            before[skill_id, user_id] = level
    return [
        SkillResult(
            title=skill.title,
            job_kind=skill.job_kind,
            levels=tuple(
                sum(level == step for (skill_id, _user), level in newest.items() if skill_id == skill.id)
                for step in range(1, LEVELS + 1)
            ),
            rose=sum(level > before.get(key, 0) for key, level in newest.items() if key[0] == skill.id),
        )
        for skill in Skill.objects.filter(programme_id=programme_id).order_by("number")
    ]


def moments_of(first: date, last: date) -> tuple[datetime, datetime]:
    """The first and the last moment of a period of JST days."""
    return datetime.combine(first, time(), tzinfo=JST), datetime.combine(last, time.max, tzinfo=JST)
