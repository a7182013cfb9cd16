"""卒業制作の審査: reviewers judge independently; when the last one is in, the work passes or goes back."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from yuiwork.audit import api as audit
from yuiwork.core.actor import PROGRAMME_STAFF, Actor
from yuiwork.core.errors import Invalid, NotFound, Refused
from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction, use_case
from yuiwork.learning.events import FeedbackGiven, GraduationReviewAsked
from yuiwork.learning.models import (
    SUBMISSION,
    Enrolment,
    Exercise,
    Feedback,
    GraduationReview,
    GraduationReviewer,
    Submission,
    SubmissionState,
)
from yuiwork.learning.policies import may_plan, may_review_graduation
from yuiwork.learning.rubric import checked_marks, rubric_of
from yuiwork.learning.use_cases.enrolments import locked_enrolment
from yuiwork.learning.use_cases.pass_exercise import after_pass
from yuiwork.regions import api as regions


@use_case
def choose_reviewers(*, actor: Actor, exercise_id: UUID, user_ids: Sequence[UUID]) -> None:
    """Who reviews the graduation works of a course; those who have reviewed already stay.

    Raises ``Invalid`` ``TOO_FEW_REVIEWERS``, ``NOT_STAFF``; ``Refused`` ``STAFF_ONLY``; ``NotFound``.
    """
    exercise = (
        Exercise.objects.select_for_update(of=("self",))
        .select_related("course")
        .filter(id=exercise_id, graduation=True)
        .first()
    )
    if exercise is None:
        raise NotFound
    programme_id = exercise.course.programme_id
    may_plan(actor, programme_id).enforce()
    chosen = set(user_ids)
    staff = {user_id for role in PROGRAMME_STAFF for user_id in regions.staff_of(programme_id, role)}
    if not chosen <= staff:
        raise Invalid("NOT_STAFF", _("Please choose among the staff of this programme."), field="reviewers")
    if len(chosen) < exercise.reviews_needed:
        words = _("Please choose at least %(count)d reviewers.") % {"count": exercise.reviews_needed}
        raise Invalid("TOO_FEW_REVIEWERS", words, field="reviewers")
    have_reviewed = set(
        GraduationReview.objects.filter(submission__exercise=exercise).values_list("reviewer_id", flat=True)
    )
    present = set(exercise.reviewers.values_list("user_id", flat=True))
    exercise.reviewers.filter(user__in=present - chosen - have_reviewed).delete()
    for user_id in sorted(chosen - present):
        GraduationReviewer.objects.create(exercise=exercise, user_id=user_id)
    audit.record(
        actor=actor,
        action="choose_reviewers",
        target="learning.Exercise",
        target_id=exercise.id,
        reviewers=sorted(str(user_id) for user_id in chosen),
    )
    for submission in exercise.submissions.filter(state=SubmissionState.SUBMITTED).order_by("id"):
        for user_id in sorted(chosen - present):
            _ask(submission.id, programme_id, user_id)


@inside_transaction
def ask_reviewers(submission: Submission, enrolment: Enrolment) -> None:
    """Tell each reviewer that a work is waiting. The caller has locked the enrolment."""
    for user_id in submission.exercise.reviewers.order_by("created_at").values_list("user_id", flat=True):
        _ask(submission.id, enrolment.course.programme_id, user_id)


@use_case
def review_graduation_work(
    *,
    actor: Actor,
    submission_id: UUID,
    passes: bool,
    good: str,
    to_improve: str = "",
    marks: Mapping[int, int] | None = None,
) -> GraduationReview:
    """One reviewer's judgement, once; the last one that is needed decides.

    Her own second sending returns the first. Raises ``Invalid`` ``GOOD_MISSING``, ``TO_IMPROVE_MISSING``,
    ``RUBRIC_INCOMPLETE``, ``NO_SUCH_LEVEL``; ``Refused`` ``NOT_A_REVIEWER``, ``NOT_NOW``; ``NotFound``.
    """
    submission, enrolment, reviewer_id = _to_review(actor, submission_id)
    known = GraduationReview.objects.filter(submission=submission, reviewer_id=reviewer_id).first()
    if known is not None:
        return known
    if submission.state != SubmissionState.SUBMITTED:
        raise Refused("NOT_NOW", _("Enough reviewers have assessed this work already."))
    _check_words(passes, good, to_improve)
    review = GraduationReview.objects.create(
        submission=submission,
        reviewer_id=reviewer_id,
        passes=passes,
        good=good.strip(),
        to_improve=to_improve.strip(),
        marks=_marks(submission.exercise, marks or {}),
    )
    audit.record(
        actor=actor,
        action="review_graduation_work",
        target="learning.Submission",
        target_id=submission.id,
        passes=passes,
    )
    reviews = list(submission.reviews.order_by("created_at", "id"))
    if len(reviews) >= submission.exercise.reviews_needed:
        _decide(actor, submission, enrolment, reviews)
    return review


def _to_review(actor: Actor, submission_id: UUID) -> tuple[Submission, Enrolment, UUID]:
    """The work with its enrolment locked, for its reviewers; and who of them she is."""
    row = Submission.objects.filter(id=submission_id, exercise__graduation=True).first()
    if row is None or row.state == SubmissionState.DRAFT or actor.user_id is None:
        raise NotFound
    enrolment = locked_enrolment(id=row.enrolment_id)
    submission = Submission.objects.select_related("exercise").get(id=submission_id)
    is_reviewer = submission.exercise.reviewers.filter(user_id=actor.user_id).exists()
    may_review_graduation(enrolment, actor, is_reviewer=is_reviewer).enforce()
    return submission, enrolment, actor.user_id


def _decide(
    actor: Actor, submission: Submission, enrolment: Enrolment, reviews: list[GraduationReview]
) -> None:
    """Everything the reviewers wrote becomes the feedback that the learner reads."""
    passed = sum(review.passes for review in reviews) >= submission.exercise.passes_needed
    submission.state = SUBMISSION.step(submission.state, "pass" if passed else "return", by="reviewer")
    submission.save(update_fields=["state"])
    Feedback.objects.create(
        submission=submission,
        passed=passed,
        good="\n\n".join(review.good for review in reviews),
        to_improve="\n\n".join(review.to_improve for review in reviews if review.to_improve),
    )
    publish(
        FeedbackGiven(
            submission_id=submission.id,
            programme_id=enrolment.course.programme_id,
            user_id=enrolment.user_id,
            passed=passed,
        )
    )
    if passed:
        after_pass(actor=actor, submission=submission, enrolment=enrolment)


def _marks(exercise: Exercise, marks: Mapping[int, int]) -> list[dict[str, object]]:
    rubric = rubric_of(exercise.rubric)
    levels = checked_marks(rubric, marks)
    return [
        {
            "criterion": row.criterion,
            "level": levels[number],
            "level_count": len(row.levels),
            "words": row.levels[levels[number] - 1],
        }
        for number, row in enumerate(rubric, start=1)
    ]


def _check_words(passes: bool, good: str, to_improve: str) -> None:
    if not good.strip():
        raise Invalid(
            "GOOD_MISSING", _("Please write what is good, even if it is just one thing."), field="good"
        )
    if not passes and not to_improve.strip():
        raise Invalid("TO_IMPROVE_MISSING", _("Please write what to correct."), field="to_improve")


def _ask(submission_id: UUID, programme_id: UUID, reviewer_id: UUID) -> None:
    publish(
        GraduationReviewAsked(submission_id=submission_id, programme_id=programme_id, reviewer_id=reviewer_id)
    )
