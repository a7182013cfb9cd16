"""What classmates may read of each other: answers that their writers share, once their own is handed in where asked.

An exercise of another course, a draft, a withheld answer and one of somebody who left are not there at all.
"""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.learning.models import (
    Enrolment,
    EnrolmentState,
    Exercise,
    PeerNote,
    PeerReading,
    Submission,
    SubmissionState,
)
from yuiwork.learning.policies import may_read_peers


@dataclass(frozen=True, slots=True)
class NoteView:
    """A word from a classmate, with her name."""

    note_id: UUID
    author_name: str
    text: str


def handed_in(exercise_id: UUID, enrolment_id: UUID) -> bool:
    """Has she handed in an answer, whatever became of it?"""
    rows = Submission.objects.filter(exercise_id=exercise_id, enrolment_id=enrolment_id)
    return rows.exclude(state=SubmissionState.DRAFT).exists()


def answers_of_classmates(exercise: Exercise, user_id: UUID) -> QuerySet[Submission]:
    """The newest handed-in answer of each classmate who shares it, by kana; ``thanked``: she has left a word there."""
    noted = PeerNote.objects.filter(submission=OuterRef("pk"), author_id=user_id, hidden_at=None)
    return (
        _shared(exercise.id)
        .exclude(enrolment__user_id=user_id)
        .annotate(thanked=Exists(noted))
        .order_by(
            "enrolment__user__profile__family_kana", "enrolment__user__profile__given_kana", "enrolment_id"
        )
    )


def answer_of_classmate(actor: Actor, submission_id: UUID) -> Submission:
    """One of them, for a classmate who may read it. Raises ``NotFound`` for everybody else, its writer too."""
    row = _readable(submission_id)
    if row is None or actor.user_id is None or actor.user_id == row.enrolment.user_id:
        raise NotFound
    if not reads(actor.user_id, row):
        raise NotFound
    return row


def reads(user_id: UUID, submission: Submission) -> bool:
    """May she, as a classmate, read this answer with its files?"""
    if not _shared(submission.exercise_id).filter(id=submission.id).exists():
        return False
    enrolment = Enrolment.objects.filter(course_id=submission.exercise.course_id, user_id=user_id).first()
    if enrolment is None:
        return False
    own = handed_in(submission.exercise_id, enrolment.id)
    return bool(may_read_peers(submission.exercise, enrolment, handed_in=own))


def note_of(submission_id: UUID, user_id: UUID) -> PeerNote | None:
    """The word she left there, or None."""
    return PeerNote.objects.filter(submission_id=submission_id, author_id=user_id, hidden_at=None).first()


def note_of_programme(programme_id: UUID, note_id: UUID) -> PeerNote:
    """For the programme's staff. Raises ``NotFound`` for another programme's."""
    row = PeerNote.objects.filter(id=note_id, submission__exercise__course__programme_id=programme_id).first()
    if row is None:
        raise NotFound
    return row


def notes_for(exercise_id: UUID, enrolment_id: UUID) -> list[NoteView]:
    """What classmates wrote to her about this exercise, over all versions, the oldest first."""
    rows = PeerNote.objects.filter(
        submission__exercise_id=exercise_id, submission__enrolment_id=enrolment_id, hidden_at=None
    )
    return [
        NoteView(row.id, row.author.profile.full_name, row.text)
        for row in rows.select_related("author__profile").order_by("created_at", "id")
    ]


def _readable(submission_id: UUID) -> Submission | None:
    return (
        Submission.objects.filter(id=submission_id)
        .select_related("exercise__course__programme", "enrolment__user__profile")
        .prefetch_related("files")
        .first()
    )


def _shared(exercise_id: UUID) -> QuerySet[Submission]:
    """A newer version that is withheld hides the older ones: the last word of their writer counts."""
    newer = (
        Submission.objects.filter(
            exercise=OuterRef("exercise"), enrolment=OuterRef("enrolment"), version__gt=OuterRef("version")
        )
        .exclude(state=SubmissionState.DRAFT)
        .order_by()
    )
    return (
        Submission.objects.filter(exercise_id=exercise_id, shared=True)
        .exclude(exercise__peers=PeerReading.NONE)
        .exclude(state=SubmissionState.DRAFT)
        .exclude(enrolment__state=EnrolmentState.LEFT)
        .exclude(Exists(newer))
        .select_related("exercise", "enrolment__user__profile")
        .prefetch_related("files")
    )
