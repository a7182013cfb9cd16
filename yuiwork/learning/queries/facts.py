"""What a learner has done in a course, counted for its completion rule; what is missing, line by line."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet, prefetch_related_objects

from yuiwork.learning.completion_rule import Facts, Line, lines_of, parse_rule
from yuiwork.learning.models import (
    Attendance,
    ConditionWaiver,
    Course,
    Enrolment,
    EnrolmentState,
    PresentationSlot,
    PublishedPiece,
    SessionKind,
    SessionState,
    SkillMark,
    SkillSource,
    Submission,
    SubmissionState,
    WorksheetEntry,
)


def facts_of(enrolment: Enrolment) -> Facts:
    """Counted for the completion rule."""
    return facts_of_many([enrolment])[enrolment.id]


def facts_of_many(enrolments: Iterable[Enrolment]) -> dict[UUID, Facts]:
    """The same for many, in a constant number of queries."""
    rows = list(enrolments)
    ids, courses = [row.id for row in rows], {row.course_id: row.course for row in rows}
    prefetch_related_objects(
        list(courses.values()), "sessions", "exercises"
    )  # once, if they are not here yet
    marks = Attendance.objects.filter(session__kind=SessionKind.SESSION, present=True)
    attended = _counts(marks.filter(enrolment__in=ids), "enrolment_id")
    passed, graduated = _passed(ids)
    pieces = _pieces(rows)
    presented = set(
        PresentationSlot.objects.filter(enrolment__in=ids, given=True).values_list("enrolment_id", flat=True)
    )
    skills = _skills(rows)
    worksheets = _worksheets(rows)
    waived = _waived(ids)
    return {
        row.id: Facts(
            exercises_set=_exercises_set(courses[row.course_id]),
            exercises_passed=len(passed[row.id]),
            sessions_attended=attended.get(row.id, 0),
            sessions_set=_sessions_set(courses[row.course_id]),
            passed_numbers=frozenset(passed[row.id]),
            pieces_published=pieces[row.id],
            graduation_passed=row.id in graduated,
            presentation_given=row.id in presented,
            worksheets_filled=worksheets[row.id],
            skill_levels=skills[row.id],
            waived=frozenset(waived[row.id]),
        )
        for row in rows
    }


def completion_lines(enrolment: Enrolment) -> list[Line]:
    """The rule of her course as a list to tick off."""
    return lines_of(parse_rule(enrolment.course.completion_rule), facts_of(enrolment))


def would_complete(course: Course, rule: list[dict[str, Any]]) -> list[Enrolment]:
    """Who would complete at once if this rule were in force. Raises as ``parse_rule``."""
    conditions = parse_rule(rule)
    rows = list(course.enrolments.filter(state=EnrolmentState.ACTIVE).select_related("course"))
    facts = facts_of_many(rows)
    return [row for row in rows if all(line.is_done for line in lines_of(conditions, facts[row.id]))]


def _exercises_set(course: Course) -> int:
    return sum(not exercise.graduation for exercise in course.exercises.all())


def _sessions_set(course: Course) -> int:
    """Help meetings are extra, and a session that was called off can be missed by nobody."""
    return sum(
        session.kind == SessionKind.SESSION and session.state == SessionState.PLANNED
        for session in course.sessions.all()
    )


def _passed(enrolment_ids: list[UUID]) -> tuple[dict[UUID, set[int]], set[UUID]]:
    """The numbers of the exercises that each has passed, and whose graduation work has passed."""
    numbers: dict[UUID, set[int]] = defaultdict(set)
    graduated: set[UUID] = set()
    rows = Submission.objects.filter(enrolment__in=enrolment_ids, state=SubmissionState.PASSED)
    columns = ("enrolment_id", "exercise__number", "exercise__graduation")
    for enrolment_id, number, graduation in rows.values_list(*columns):
        if graduation:
            graduated.add(enrolment_id)
        else:
            numbers[enrolment_id].add(number)
    return numbers, graduated


def _pieces(enrolments: list[Enrolment]) -> dict[UUID, int]:
    """Pieces published in the programme since the course began."""
    rows = PublishedPiece.objects.filter(user__in={row.user_id for row in enrolments})
    return _since_the_beginning(enrolments, rows.values_list("user_id", "programme_id", "published_on"))


def _worksheets(enrolments: list[Enrolment]) -> dict[UUID, int]:
    """Days with an entry in the programme since the course began."""
    rows = WorksheetEntry.objects.filter(user__in={row.user_id for row in enrolments})
    return _since_the_beginning(
        enrolments, rows.values_list("user_id", "worksheet__programme_id", "filled_on")
    )


def _since_the_beginning(
    enrolments: list[Enrolment], things: Iterable[tuple[UUID, UUID, date]]
) -> dict[UUID, int]:
    """How many of each learner's things in her programme are not older than her course."""
    days: dict[tuple[UUID, UUID], list[date]] = defaultdict(list)
    for user_id, programme_id, day in things:
        days[user_id, programme_id].append(day)
    return {
        row.id: sum(day >= row.course.starts_on for day in days[row.user_id, row.course.programme_id])
        for row in enrolments
    }


def _skills(enrolments: list[Enrolment]) -> dict[UUID, dict[str, int]]:
    """Confirmed levels by code, the newest confirmation of each."""
    marks = SkillMark.objects.filter(user__in={row.user_id for row in enrolments})
    marks = marks.exclude(source=SkillSource.SELF).order_by("created_at", "id")
    levels: dict[tuple[UUID, UUID], dict[str, int]] = defaultdict(dict)
    for user_id, programme_id, code, level in marks.values_list(
        "user_id", "skill__programme_id", "skill__code", "level"
    ):
        levels[user_id, programme_id][code] = level
    return {row.id: levels[row.user_id, row.course.programme_id] for row in enrolments}


def _waived(enrolment_ids: list[UUID]) -> dict[UUID, set[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    rows = ConditionWaiver.objects.filter(enrolment__in=enrolment_ids)
    for enrolment_id, key in rows.values_list("enrolment_id", "key"):
        found[enrolment_id].add(key)
    return found


def _counts(rows: QuerySet[Any], column: str) -> dict[UUID, int]:
    """How many rows there are for each value of a column."""
    return dict(rows.order_by().values_list(column).annotate(n=Count("id")))
