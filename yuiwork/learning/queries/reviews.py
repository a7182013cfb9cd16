"""What waits for feedback, and one exercise with its versions."""

from uuid import UUID

from django.db.models import Prefetch, QuerySet

from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.learning.models import (
    DraftCopy,
    Exercise,
    Submission,
    SubmissionFile,
    SubmissionState,
)
from yuiwork.learning.policies import REVIEWERS_OF_ALL, may_review
from yuiwork.learning.queries.peers import reads


def review_queue(actor: Actor, programme_id: UUID) -> QuerySet[Submission]:
    """Answers that wait, the longest waiting first: her own learners' for a tutor, all for directors."""
    rows = (
        Submission.objects.filter(
            state=SubmissionState.SUBMITTED,
            exercise__graduation=False,
            enrolment__course__programme_id=programme_id,
        )
        .select_related("exercise", "enrolment__course")
        .order_by("submitted_at", "id")
    )
    return (
        rows
        if actor.holds_any(REVIEWERS_OF_ALL, programme_id)
        else rows.filter(enrolment__tutor_id=actor.user_id)
    )


def own_queue(tutor_id: UUID) -> QuerySet[Submission]:
    """Answers of her own learners that wait, over all programmes, the longest waiting first."""
    return (
        Submission.objects.filter(
            state=SubmissionState.SUBMITTED, exercise__graduation=False, enrolment__tutor_id=tutor_id
        )
        .select_related("exercise", "enrolment__course__programme")
        .order_by("submitted_at", "id")
    )


def submission_to_review(actor: Actor, programme_id: UUID, submission_id: UUID) -> Submission:
    """One handed-in answer with its files. Raises ``NotFound`` for drafts and other people's learners."""
    row = (
        Submission.objects.filter(id=submission_id, enrolment__course__programme_id=programme_id)
        .exclude(state=SubmissionState.DRAFT)
        .select_related("exercise", "enrolment__course", "feedback")
        .prefetch_related("files", "feedback__comments", "feedback__marks")
        .first()
    )
    if row is None or not may_review(actor, row.enrolment, programme_id):
        raise NotFound
    return row


def versions_of(exercise_id: UUID, enrolment_id: UUID) -> list[Submission]:
    """All versions of one learner's answer, newest first, with files and feedback; the draft too."""
    return list(
        Submission.objects.filter(exercise_id=exercise_id, enrolment_id=enrolment_id)
        .select_related("feedback", "exercise")
        .prefetch_related(
            Prefetch("files", SubmissionFile.objects.order_by("id")), "feedback__comments", "feedback__marks"
        )
        .order_by("-version")
    )


def newest_draft(exercise_id: UUID, enrolment_id: UUID) -> Submission | None:
    """Her draft as it stands now, or None."""
    return Submission.objects.filter(
        exercise_id=exercise_id, enrolment_id=enrolment_id, state=SubmissionState.DRAFT
    ).first()


def draft_copies_of(exercise_id: UUID, enrolment_id: UUID) -> list[DraftCopy]:
    """Texts that another device replaced, newest first."""
    rows = DraftCopy.objects.filter(exercise_id=exercise_id, enrolment_id=enrolment_id)
    return list(rows.order_by("-saved_at", "-id"))


def exercise_of_programme(programme_id: UUID, exercise_id: UUID) -> Exercise:
    """One exercise for the programme's staff. Raises ``NotFound`` for another programme's."""
    row = (
        Exercise.objects.select_related("course")
        .filter(id=exercise_id, course__programme_id=programme_id)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def exercise_of_learner(user_id: UUID, exercise_id: UUID) -> Exercise:
    """An exercise of a course she is enrolled in. Raises ``NotFound``."""
    row = (
        Exercise.objects.select_related("course__programme")
        .filter(id=exercise_id, course__enrolments__user_id=user_id)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def file_for(actor: Actor, file_id: UUID) -> SubmissionFile:
    """A file, for its owner and, once handed in, for those who review or judge it and for classmates.

    Raises ``NotFound``.
    """
    row = (
        SubmissionFile.objects.select_related("submission__enrolment__course", "submission__exercise")
        .filter(id=file_id)
        .first()
    )
    if row is None:
        raise NotFound
    enrolment = row.submission.enrolment
    if actor.user_id == enrolment.user_id:
        return row
    handed_in = row.submission.state != SubmissionState.DRAFT
    if handed_in and may_review(actor, enrolment, enrolment.course.programme_id):
        return row
    if handed_in and actor.user_id is not None and reads(actor.user_id, row.submission):
        return row
    judges = set(row.submission.exercise.reviewers.values_list("user_id", flat=True))
    if handed_in and actor.user_id in judges:
        return row
    raise NotFound
