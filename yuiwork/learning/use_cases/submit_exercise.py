"""Working on an exercise: keeping a draft on the server, and handing it in."""

import hashlib
from collections.abc import Sequence
from functools import partial
from uuid import UUID

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Conflict, Invalid, NotFound, Refused
from yuiwork.core.events import publish
from yuiwork.core.ids import new_id
from yuiwork.core.transactions import use_case
from yuiwork.learning.events import ExerciseSubmitted
from yuiwork.learning.models import (
    SUBMISSION,
    Enrolment,
    Exercise,
    Submission,
    SubmissionFile,
    SubmissionState,
)
from yuiwork.learning.uploads import MAX_FILES, CheckedUpload, Upload, checked_upload
from yuiwork.learning.use_cases.enrolments import locked_enrolment

TEXT_LIMIT = 20_000  # characters


@use_case
def save_exercise_draft(
    *,
    actor: Actor,
    exercise_id: UUID,
    text: str,
    files: Sequence[Upload] = (),
    remove_file_ids: Sequence[UUID] = (),
) -> Submission:
    """Keep what she has so far; nobody else sees it. Raises as ``submit_exercise``; empty is fine."""
    exercise, enrolment = _hers(actor, exercise_id)
    draft = _write_draft(exercise, enrolment, text, files, remove_file_ids)
    audit.record(actor=actor, action="save_draft", target="learning.Submission", target_id=draft.id)
    return draft


@use_case
def submit_exercise(
    *,
    actor: Actor,
    exercise_id: UUID,
    submission_id: UUID,
    text: str,
    files: Sequence[Upload] = (),
    remove_file_ids: Sequence[UUID] = (),
) -> Submission:
    """Hand in text, files or both as the next version. The same ``submission_id`` again returns the first.

    Raises ``Invalid`` ``NOTHING_TO_SUBMIT``, ``TEXT_TOO_LONG``, ``TOO_MANY_FILES``, ``FILE_*``; ``Refused``
    ``WAITING_FOR_FEEDBACK``, ``ALREADY_PASSED``; ``Conflict`` ``SAME_KEY_OTHER_BODY``; ``NotFound`` for
    whoever is not enrolled.
    """
    exercise, enrolment = _hers(actor, exercise_id)
    first = Submission.objects.filter(submission_id=submission_id).first()
    if first is not None:
        if (first.exercise_id, first.enrolment_id) != (exercise.id, enrolment.id):
            raise Conflict("SAME_KEY_OTHER_BODY", _("This form was already sent. Please open it again."))
        return first
    submission = _write_draft(exercise, enrolment, text, files, remove_file_ids)
    if not submission.text.strip() and not submission.files.exists():
        raise Invalid("NOTHING_TO_SUBMIT", _("Please write an answer or choose a file."), field="text")
    submission.state = SUBMISSION.step(submission.state, "submit", by="learner")
    submission.submission_id = submission_id
    submission.submitted_at = clock.now()
    submission.save(update_fields=["state", "submission_id", "submitted_at"])
    audit.record(
        actor=actor,
        action="submit",
        target="learning.Submission",
        target_id=submission.id,
        exercise=exercise.id,
        version=submission.version,
    )
    _announce(submission, enrolment)
    return submission


def _announce(submission: Submission, enrolment: Enrolment) -> None:
    publish(
        ExerciseSubmitted(
            submission_id=submission.id,
            programme_id=enrolment.course.programme_id,
            user_id=enrolment.user_id,
            tutor_id=enrolment.tutor_id,
        )
    )


def _hers(actor: Actor, exercise_id: UUID) -> tuple[Exercise, Enrolment]:
    exercise = Exercise.objects.filter(id=exercise_id).first()
    if exercise is None or actor.user_id is None:
        raise NotFound
    return exercise, locked_enrolment(course_id=exercise.course_id, user_id=actor.user_id)


def _write_draft(
    exercise: Exercise,
    enrolment: Enrolment,
    text: str,
    files: Sequence[Upload],
    remove_file_ids: Sequence[UUID],
) -> Submission:
    """The open draft with this content; a new version if the last one was returned. Enrolment locked."""
    uploads = [checked_upload(file) for file in files]
    if len(text) > TEXT_LIMIT:
        raise Invalid("TEXT_TOO_LONG", _("Please keep the answer within 20,000 characters."), field="text")
    newest = Submission.objects.filter(exercise=exercise, enrolment=enrolment).order_by("-version").first()
    _refuse_unless_her_turn(newest)
    if newest is not None and newest.state == SubmissionState.DRAFT:
        draft = newest
        draft.text, draft.saved_at = text, clock.now()
        draft.save(update_fields=["text", "saved_at"])
    else:
        version = newest.version + 1 if newest else 1
        draft = Submission.objects.create(
            exercise=exercise, enrolment=enrolment, version=version, text=text, saved_at=clock.now()
        )
    _remove(draft, remove_file_ids)
    if draft.files.count() + len(uploads) > MAX_FILES:
        raise Invalid("TOO_MANY_FILES", _("Please choose at most 5 files."), field="uploads")
    for upload in uploads:
        _keep(draft, upload)
    return draft


def _refuse_unless_her_turn(newest: Submission | None) -> None:
    if newest is None:
        return
    if newest.state == SubmissionState.SUBMITTED:
        raise Refused(
            "WAITING_FOR_FEEDBACK", _("Your answer is with the tutor. Please wait for the feedback.")
        )
    if newest.state == SubmissionState.PASSED:
        raise Refused("ALREADY_PASSED", _("This exercise has already passed."))


def _remove(draft: Submission, file_ids: Sequence[UUID]) -> None:
    for file in draft.files.filter(id__in=list(file_ids)):
        storage, stored_name = file.content.storage, file.content.name
        file.delete()
        if stored_name:
            transaction.on_commit(partial(storage.delete, stored_name))


def _keep(draft: Submission, upload: CheckedUpload) -> None:
    # The stored name is ours: what the learner typed never becomes a path.
    stored_name = f"{new_id().hex}.{upload.kind}"
    SubmissionFile.objects.create(
        submission=draft,
        name=upload.name,
        media_type=upload.media_type,
        size=len(upload.content),
        sha256=hashlib.sha256(upload.content).hexdigest(),
        content=ContentFile(upload.content, name=stored_name),
    )
