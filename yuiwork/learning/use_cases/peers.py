"""Sharing one's answer with the classmates or withholding it; thanks and short words between classmates."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.learning.events import ClassmateWrote
from yuiwork.learning.models import PeerNote, PeerReading, Submission, SubmissionState
from yuiwork.learning.policies import may_review
from yuiwork.learning.queries.peers import answer_of_classmate
from yuiwork.learning.use_cases.enrolments import locked_enrolment
from yuiwork.learning.use_cases.locks import one_at_a_time

NOTE_LIMIT = 200  # characters


@use_case
def share_answer(*, actor: Actor, exercise_id: UUID, shared: bool) -> Submission:
    """Let the classmates read what she handed in, or withhold it from now on. The same twice changes nothing.

    Raises ``Refused`` ``NOT_FOR_PEERS`` where the staff have not allowed it; ``NotFound`` without an answer of hers.
    """
    if actor.user_id is None:
        raise NotFound
    newest = (
        Submission.objects.filter(exercise_id=exercise_id, enrolment__user_id=actor.user_id)
        .exclude(state=SubmissionState.DRAFT)
        .select_related("exercise")
        .order_by("-version")
        .first()
    )
    if newest is None:
        raise NotFound
    locked_enrolment(id=newest.enrolment_id)
    if shared and newest.exercise.peers == PeerReading.NONE:
        raise Refused("NOT_FOR_PEERS", _("In this exercise, classmates do not read each other's answers."))
    if newest.shared != shared:
        newest.shared = shared
        newest.save(update_fields=["shared"])
        audit.record(
            actor=actor, action="share", target="learning.Submission", target_id=newest.id, shared=shared
        )
    return newest


@use_case
def write_to_classmate(*, actor: Actor, submission_id: UUID, text: str = "") -> PeerNote:
    """Thanks, or a short word; one for each answer, the second returns the first.

    Raises ``Invalid`` ``TEXT_TOO_LONG``; ``NotFound`` for whoever may not read the answer.
    """
    submission = answer_of_classmate(actor, submission_id)
    assert actor.user_id is not None
    words = text.strip()
    if len(words) > NOTE_LIMIT:
        raise Invalid("TEXT_TOO_LONG", _("Please keep it within 200 characters."), field="text")
    one_at_a_time(f"note:{submission.id}:{actor.user_id}")
    note, created = PeerNote.objects.get_or_create(
        submission=submission, author_id=actor.user_id, hidden_at=None, defaults={"text": words}
    )
    if created:
        audit.record(actor=actor, action="write_note", target="learning.PeerNote", target_id=note.id)
        publish(
            ClassmateWrote(
                note_id=note.id,
                programme_id=submission.exercise.course.programme_id,
                exercise_id=submission.exercise_id,
                user_id=submission.enrolment.user_id,
                author_id=actor.user_id,
            )
        )
    return note


@use_case
def hide_note(*, actor: Actor, note_id: UUID) -> PeerNote:
    """Its author takes it back, or whoever reviews the answer takes it away. Hidden already: nothing happens.

    Raises ``NotFound`` for everybody else.
    """
    note = (
        PeerNote.objects.select_for_update(of=("self",))
        .select_related("submission__enrolment__course", "submission__exercise")
        .filter(id=note_id)
        .first()
    )
    if note is None:
        raise NotFound
    enrolment = note.submission.enrolment
    if actor.user_id != note.author_id and not may_review(actor, enrolment, enrolment.course.programme_id):
        raise NotFound
    if note.hidden_at is None:
        note.hidden_at, note.hidden_by_id = clock.now(), actor.user_id
        note.save(update_fields=["hidden_at", "hidden_by"])
        audit.record(actor=actor, action="hide_note", target="learning.PeerNote", target_id=note.id)
    return note
