"""講評: the tutor says what is good and what to correct, and passes the exercise or asks for a correction."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import Invalid, NotFound
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.learning.events import FeedbackGiven
from yuiwork.learning.models import (
    SUBMISSION,
    Enrolment,
    Feedback,
    StampKind,
    Submission,
    SubmissionState,
)
from yuiwork.learning.policies import may_review
from yuiwork.learning.use_cases.complete import complete_if_met
from yuiwork.learning.use_cases.enrolments import locked_enrolment
from yuiwork.learning.use_cases.stamps import give_stamp


@use_case
def give_feedback(
    *, actor: Actor, submission_id: UUID, passed: bool, good: str, to_improve: str = ""
) -> Feedback:
    """Answer a submission once; the same outcome again returns the first feedback.

    A pass gives a stamp and, if nothing else is missing, the certificate, all in this transaction.
    Raises ``Invalid`` ``GOOD_MISSING``, ``TO_IMPROVE_MISSING``; ``Refused`` ``NOT_HER_TUTOR``, ``NOT_NOW``;
    ``NotFound``.
    """
    enrolment_id = Submission.objects.filter(id=submission_id).values_list("enrolment_id", flat=True).first()
    if enrolment_id is None:
        raise NotFound
    enrolment = locked_enrolment(id=enrolment_id)
    may_review(actor, enrolment, enrolment.course.programme_id).enforce()
    submission = Submission.objects.select_related("exercise").get(id=submission_id)
    known = Feedback.objects.filter(submission=submission).first()
    if known is not None and known.passed == passed:
        return known
    target = SUBMISSION.step(submission.state, "pass" if passed else "return", by="reviewer")
    _check_words(passed, good, to_improve)
    feedback = Feedback.objects.create(
        submission=submission,
        author_id=actor.user_id,
        passed=passed,
        good=good.strip(),
        to_improve=to_improve.strip(),
    )
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
        complete_if_met(actor=actor, enrolment=enrolment)
    return feedback


def _check_words(passed: bool, good: str, to_improve: str) -> None:
    if not good.strip():
        raise Invalid("GOOD_MISSING", _("Please write what is good, be it one thing."), field="good")
    if not passed and not to_improve.strip():
        raise Invalid("TO_IMPROVE_MISSING", _("Please write what to correct."), field="to_improve")


def _announce(submission: Submission, enrolment: Enrolment) -> None:
    programme_id, passed = enrolment.course.programme_id, submission.state == SubmissionState.PASSED
    publish(
        FeedbackGiven(
            submission_id=submission.id, programme_id=programme_id, user_id=enrolment.user_id, passed=passed
        )
    )
    if passed:
        give_stamp(
            programme_id=programme_id,
            person_key=str(enrolment.user_id),
            user_id=enrolment.user_id,
            kind=StampKind.EXERCISE,
            ref_id=submission.id,
            label=submission.exercise.title,
        )
