"""Who has completed, and which certificate has a number."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.japan.dates import jst_date
from yuiwork.learning.masking import masked_name
from yuiwork.learning.models import Completion, CourseKind, Enrolment, PublishedPiece
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
    kind: str = CourseKind.GENERAL


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
    kind: str
    replaced_on: date | None  # JST; a newer certificate is valid instead

    @property
    def kind_words(self) -> str:
        return str(CourseKind(self.kind).label)


def completions_of(programme_id: UUID) -> list[CompletionView]:
    """All certificates of a programme, newest first."""
    return [_view(row) for row in _completions().filter(programme_id=programme_id)]


def completions_of_user(user_id: UUID) -> list[CompletionView]:
    """Her own certificates, newest first."""
    return [_view(row) for row in _completions().filter(enrolment__user_id=user_id)]


def holds_certificate(user_id: UUID, programme_id: UUID, *, kind: str = "") -> bool:
    """Has she completed a course of this programme (of this ``CourseKind``, if one is named)?"""
    rows = Completion.objects.filter(enrolment__user_id=user_id, programme_id=programme_id)
    return (rows.filter(kind=kind) if kind else rows).exists()


def is_enrolled_in_programme(user_id: UUID, programme_id: UUID) -> bool:
    """Is or was she a learner of this programme?"""
    return Enrolment.objects.filter(user_id=user_id, course__programme_id=programme_id).exists()


def pieces_of_learner(user_id: UUID) -> list[PublishedPiece]:
    """What she has published, over all programmes, newest first."""
    return list(PublishedPiece.objects.filter(user_id=user_id).order_by("-published_on", "-id"))


def certificate_by_number(number: str) -> PublicCertificate:
    """For the public page. Raises ``NotFound``."""
    row = (
        Completion.objects.select_related("programme__organisation", "enrolment__course", "replaced_by")
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
        kind=row.kind,
        replaced_on=jst_date(row.replaced_by.created_at) if row.is_replaced else None,
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


def _completions() -> QuerySet[Completion]:
    """Those that count: a replaced certificate does not."""
    rows = Completion.objects.filter(replaced_by__isnull=True).select_related("enrolment__course")
    return rows.order_by("-completed_on", "-serial")


def _view(row: Completion) -> CompletionView:
    return CompletionView(
        number=row.number,
        programme_id=row.programme_id,
        course_id=row.enrolment.course_id,
        course_title=row.enrolment.course.title,
        user_id=row.enrolment.user_id,
        completed_on=row.completed_on,
        document_id=row.document_id,
        kind=row.kind,
    )
