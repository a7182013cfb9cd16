"""講評: the tutor says what is good and what to correct, and passes the exercise or asks for a correction."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.learning.events import FeedbackGiven
from yuiwork.learning.models import (
    SUBMISSION,
    Enrolment,
    Feedback,
    FeedbackComment,
    RubricMark,
    Submission,
    SubmissionState,
)
from yuiwork.learning.policies import may_review
from yuiwork.learning.rubric import checked_marks, rubric_of
from yuiwork.learning.use_cases.enrolments import locked_enrolment
from yuiwork.learning.use_cases.pass_exercise import after_pass


@use_case
def give_feedback(
    *,
    actor: Actor,
    submission_id: UUID,
    passed: bool,
    good: str,
    to_improve: str = "",
    comments: Mapping[int, str] | None = None,
    marks: Mapping[int, int] | None = None,
) -> Feedback:
    """Answer a submission once; the same outcome again returns the first feedback.

    ``comments``: text by paragraph number from 1; ``marks``: level by criterion of the rubric, both from 1.
    A pass gives a stamp and, if nothing else is missing, the certificate, all in this transaction.
    Raises ``Invalid`` ``GOOD_MISSING``, ``TO_IMPROVE_MISSING``, ``RUBRIC_INCOMPLETE``, ``NO_SUCH_LEVEL``,
    ``NO_SUCH_PARAGRAPH``; ``Refused`` ``NOT_HER_TUTOR``, ``NOT_NOW``,
    ``REVIEWED_TOGETHER``; ``NotFound``.
    """
    submission, enrolment = _to_review(actor, submission_id)
    known = Feedback.objects.filter(submission=submission).first()
    if known is not None and known.passed == passed:
        return known
    target = SUBMISSION.step(submission.state, "pass" if passed else "return", by="reviewer")
    feedback = _written(actor, submission, passed=passed, good=good.strip(), to_improve=to_improve.strip())
    _keep_comments(feedback, submission, comments or {})
    _keep_marks(feedback, submission, marks or {})
    submission.state = target
    submission.save(update_fields=["state"])
    audit.record(
        actor=actor,
        action="give_feedback",
        target="learning.Submission",
        target_id=submission.id,
        passed=passed,
    )
    _announce(submission, enrolment)
    if passed:
        after_pass(actor=actor, submission=submission, enrolment=enrolment)
    return feedback


def _to_review(actor: Actor, submission_id: UUID) -> tuple[Submission, Enrolment]:
    """The submission with its enrolment locked, for whoever may judge it."""
    enrolment_id = Submission.objects.filter(id=submission_id).values_list("enrolment_id", flat=True).first()
    if enrolment_id is None:
        raise NotFound
    enrolment = locked_enrolment(id=enrolment_id)
    may_review(actor, enrolment, enrolment.course.programme_id).enforce()
    submission = Submission.objects.select_related("exercise").get(id=submission_id)
    if submission.exercise.graduation:
        raise Refused("REVIEWED_TOGETHER", _("A graduation work is assessed by its reviewers together."))
    return submission, enrolment


def _written(actor: Actor, submission: Submission, *, passed: bool, good: str, to_improve: str) -> Feedback:
    if not good:
        raise Invalid(
            "GOOD_MISSING", _("Please write what is good, even if it is just one thing."), field="good"
        )
    if not passed and not to_improve:
        raise Invalid("TO_IMPROVE_MISSING", _("Please write what to correct."), field="to_improve")
    return Feedback.objects.create(
        submission=submission, author_id=actor.user_id, passed=passed, good=good, to_improve=to_improve
    )


def _keep_comments(feedback: Feedback, submission: Submission, comments: Mapping[int, str]) -> None:
    remarks = {number: text.strip() for number, text in comments.items() if text.strip()}
    if not set(remarks) <= set(range(1, len(submission.paragraphs) + 1)):
        raise Invalid("NO_SUCH_PARAGRAPH", _("The text has changed. Please reload the page."))
    FeedbackComment.objects.bulk_create(
        FeedbackComment(feedback=feedback, paragraph=number, text=text) for number, text in remarks.items()
    )


def _keep_marks(feedback: Feedback, submission: Submission, marks: Mapping[int, int]) -> None:
    rubric = rubric_of(submission.exercise.rubric)
    levels = checked_marks(rubric, marks)
    RubricMark.objects.bulk_create(
        RubricMark(
            feedback=feedback,
            number=number,
            criterion=row.criterion,
            level=levels[number],
            level_count=len(row.levels),
            words=row.levels[levels[number] - 1],
        )
        for number, row in enumerate(rubric, start=1)
    )


def _announce(submission: Submission, enrolment: Enrolment) -> None:
    publish(
        FeedbackGiven(
            submission_id=submission.id,
            programme_id=enrolment.course.programme_id,
            user_id=enrolment.user_id,
            passed=submission.state == SubmissionState.PASSED,
        )
    )
