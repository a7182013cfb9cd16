"""Reads for staff who build and run surveys, scoped to one programme."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from yuiwork.core.errors import NotFound
from yuiwork.surveys.models import InvitationState, Question, QuestionSet, SetState, Survey


@dataclass(frozen=True, slots=True)
class Versions:
    """What is asked now, and what is in preparation."""

    published: QuestionSet | None
    draft: QuestionSet | None

    @property
    def newest(self) -> QuestionSet:
        """Raises ``NotFound`` for a survey without questions."""
        found = self.draft or self.published
        if found is None:
            raise NotFound
        return found


def surveys_of(programme_id: UUID) -> QuerySet[Survey]:
    """Newest first; ``answered`` people of ``asked``."""
    return (
        Survey.objects.filter(programme_id=programme_id)
        .annotate(
            asked=Count("invitations"),
            answered=Count("invitations", filter=Q(invitations__state=InvitationState.ANSWERED)),
        )
        .order_by("-created_at", "-id")
    )


def survey_of_programme(programme_id: UUID, survey_id: UUID) -> Survey:
    """Raises ``NotFound`` for those of other programmes too."""
    row = surveys_of(programme_id).filter(id=survey_id).first()
    if row is None:
        raise NotFound
    return row


def versions_of(survey_id: UUID) -> Versions:
    rows = list(QuestionSet.objects.filter(survey_id=survey_id).order_by("-version"))
    published = next((row for row in rows if row.state == SetState.PUBLISHED), None)
    draft = next((row for row in rows if row.state == SetState.DRAFT), None)
    return Versions(published, draft)


def draft_question(survey_id: UUID, question_id: UUID) -> Question:
    """A question of the version in preparation. Raises ``NotFound``."""
    row = (
        Question.objects.select_related("question_set")
        .filter(id=question_id, question_set__survey_id=survey_id, question_set__state=SetState.DRAFT)
        .first()
    )
    if row is None:
        raise NotFound
    return row
