"""Working on an exercise: keeping a draft on the server, and handing it in."""

from typing import Unpack
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.submissions import the_same
from yuiwork.core.transactions import use_case
from yuiwork.learning.events import ExerciseSubmitted
from yuiwork.learning.models import SUBMISSION, DraftCopy, Enrolment, Exercise, ExerciseKind, Submission
from yuiwork.learning.policies import may_work_on
from yuiwork.learning.use_cases.draft import TEXT_LIMIT, Content, is_empty, write_draft
from yuiwork.learning.use_cases.enrolments import locked_enrolment
from yuiwork.learning.use_cases.graduation import ask_reviewers
from yuiwork.learning.use_cases.pass_exercise import after_pass

_NOTHING = {
    ExerciseKind.TEXT: ("text", _("Please write an answer or choose a file.")),
    ExerciseKind.FILE: ("uploads", _("Please choose a file.")),
    ExerciseKind.LINK: ("link", _("Please enter the address of your page.")),
    ExerciseKind.CHECKLIST: ("checked", _("Please tick every line before you hand it in.")),
}


@use_case
def save_exercise_draft(*, actor: Actor, exercise_id: UUID, **content: Unpack[Content]) -> Submission:
    """Keep what she has so far; nobody else sees it. Raises as ``submit_exercise``; empty is fine."""
    exercise, enrolment = _hers(actor, exercise_id)
    draft = write_draft(exercise, enrolment, content)
    audit.record(actor=actor, action="save_draft", target="learning.Submission", target_id=draft.id)
    return draft


@use_case
def keep_draft_copy(*, actor: Actor, exercise_id: UUID, page_id: UUID, text: str) -> None:
    """Keep a text that could not become the draft, and the draft it met: one copy per page. Raises ``NotFound``."""
    exercise, enrolment = _hers(actor, exercise_id)
    draft = Submission.objects.filter(exercise=exercise, enrolment=enrolment, state="draft").first()
    texts = {page_id: text}
    if draft is not None and draft.text != text:
        texts[draft.saved_by_page or draft.id] = draft.text
    for page, words in texts.items():
        if words.strip():
            DraftCopy.objects.update_or_create(
                exercise=exercise,
                enrolment=enrolment,
                page_id=page,
                defaults={"text": words[:TEXT_LIMIT], "saved_at": clock.now()},
            )
    audit.record(actor=actor, action="keep_draft_copy", target="learning.Enrolment", target_id=enrolment.id)


@use_case
def submit_exercise(
    *, actor: Actor, exercise_id: UUID, submission_id: UUID, **content: Unpack[Content]
) -> Submission:
    """Hand in an answer as the next version. The same ``submission_id`` again returns the first.

    After the due date it is taken and marked late. A self-checked list passes at once.
    Raises ``Invalid`` ``NOTHING_TO_SUBMIT``, ``TEXT_TOO_LONG``, ``LINK_FORMAT``, ``NO_SUCH_LINE``,
    ``TOO_MANY_FILES``, ``FILE_*``; ``Refused`` ``NOT_OPEN_YET``, ``WAITING_FOR_FEEDBACK``, ``ALREADY_PASSED``;
    ``Conflict`` ``DRAFT_CHANGED``, ``SAME_KEY_OTHER_BODY``; ``NotFound`` for whoever is not enrolled.
    """
    exercise, enrolment = _hers(actor, exercise_id)
    first = Submission.objects.filter(submission_id=submission_id).first()
    if first is not None:
        return the_same(first, exercise_id=exercise.id, enrolment_id=enrolment.id)
    submission = write_draft(exercise, enrolment, content)
    if is_empty(exercise, submission):
        field, words = _NOTHING[ExerciseKind(exercise.kind)]
        raise Invalid("NOTHING_TO_SUBMIT", words, field=field)
    submission.state = SUBMISSION.step(submission.state, "submit", by="learner")
    submission.submission_id = submission_id
    submission.submitted_at = clock.now()
    submission.late = exercise.due_on is not None and clock.today() > exercise.due_on
    submission.save(update_fields=["state", "submission_id", "submitted_at", "late"])
    audit.record(
        actor=actor,
        action="submit",
        target="learning.Submission",
        target_id=submission.id,
        exercise=exercise.id,
        version=submission.version,
    )
    if exercise.self_checked:
        submission.state = SUBMISSION.step(submission.state, "pass", by="system")
        submission.save(update_fields=["state"])
        after_pass(actor=actor, submission=submission, enrolment=enrolment)
    else:
        _announce(submission, enrolment)
    return submission


def _announce(submission: Submission, enrolment: Enrolment) -> None:
    if submission.exercise.graduation:
        ask_reviewers(submission, enrolment)
        return
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
    enrolment = locked_enrolment(course_id=exercise.course_id, user_id=actor.user_id)
    may_work_on(enrolment).enforce()
    return exercise, enrolment
