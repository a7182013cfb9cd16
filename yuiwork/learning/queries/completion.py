"""What a learner has done in a course, who has completed, and which certificate has a number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.learning.completion_rule import Facts
from yuiwork.learning.masking import masked_name
from yuiwork.learning.models import (
    Attendance,
    Completion,
    Enrolment,
    Exercise,
    Submission,
    SubmissionState,
)
from yuiwork.learning.policies import DECIDERS


@dataclass(frozen=True, slots=True)
class CompletionView:
    """A certificate as other rooms see it; ``completed_on`` JST."""

    number: str
    programme_id: UUID
    course_id: UUID
    course_title: str
    user_id: UUID
    completed_on: date
    document_id: UUID


@dataclass(frozen=True, slots=True)
class PublicCertificate:
    """What anybody with the number may know."""

    number: str
    programme_id: UUID
    programme: str
    course: str
    issuer: str
    name: str  # masked
    completed_on: date


def facts_of(enrolment: Enrolment) -> Facts:
    """Counted for the completion rule."""
    return facts_of_many([enrolment])[enrolment.id]


def facts_of_many(enrolments: Iterable[Enrolment]) -> dict[UUID, Facts]:
    """The same for many, in three queries."""
    rows = list(enrolments)
    ids = [row.id for row in rows]
    exercises = _counts(Exercise.objects.filter(course__in=[row.course_id for row in rows]), "course_id")
    passed = _counts(
        Submission.objects.filter(enrolment__in=ids, state=SubmissionState.PASSED), "enrolment_id"
    )
    attended = _counts(Attendance.objects.filter(enrolment__in=ids, present=True), "enrolment_id")
    return {
        row.id: Facts(exercises.get(row.course_id, 0), passed.get(row.id, 0), attended.get(row.id, 0))
        for row in rows
    }


def completions_of(programme_id: UUID) -> list[CompletionView]:
    """All certificates of a programme, newest first."""
    return [_view(row) for row in _completions().filter(programme_id=programme_id)]


def completions_of_user(user_id: UUID) -> list[CompletionView]:
    """Her own certificates, newest first."""
    return [_view(row) for row in _completions().filter(enrolment__user_id=user_id)]


def holds_certificate(user_id: UUID, programme_id: UUID) -> bool:
    """Has she completed a course of this programme?"""
    return Completion.objects.filter(enrolment__user_id=user_id, programme_id=programme_id).exists()


def certificate_by_number(number: str) -> PublicCertificate:
    """For the public page. Raises ``NotFound``."""
    row = (
        Completion.objects.select_related("programme__organisation", "enrolment__course")
        .filter(number=number.upper())
        .first()
    )
    if row is None:
        raise NotFound
    return PublicCertificate(
        number=row.number,
        programme_id=row.programme_id,
        programme=row.programme.name,
        course=row.enrolment.course.title,
        issuer=row.programme.organisation.name,
        name=masked_name(row.family_name, row.given_name),
        completed_on=row.completed_on,
    )


def certificate_parties(actor: Actor, number: str) -> tuple[UUID, list[UUID]] | None:
    """The filed document and the parties as which this actor may open it; None when she may not.

    The holder herself, and the officers and directors of the programme (who hand out a lost one again).
    """
    row = Completion.objects.select_related("enrolment", "programme").filter(number=number.upper()).first()
    if row is None:
        return None
    if actor.user_id == row.enrolment.user_id:
        return row.document_id, [row.enrolment.user_id]
    if actor.holds_any(DECIDERS, row.programme_id):
        return row.document_id, [row.programme.organisation_id]
    return None


def _counts(rows: QuerySet[Any], column: str) -> dict[UUID, int]:
    """How many rows there are for each value of a column."""
    return dict(rows.order_by().values_list(column).annotate(n=Count("id")))


def _completions() -> QuerySet[Completion]:
    return Completion.objects.select_related("enrolment__course").order_by("-completed_on", "-serial")


def _view(row: Completion) -> CompletionView:
    return CompletionView(
        number=row.number,
        programme_id=row.programme_id,
        course_id=row.enrolment.course_id,
        course_title=row.enrolment.course.title,
        user_id=row.enrolment.user_id,
        completed_on=row.completed_on,
        document_id=row.document_id,
    )
