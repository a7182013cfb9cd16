"""提出 of an exercise, version by version, with its files and the tutor's 講評."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition


class SubmissionState(models.TextChoices):
    DRAFT = "draft", _("Draft saved")
    SUBMITTED = "submitted", _("Waiting for feedback")
    RETURNED = "returned", _("To be corrected")
    PASSED = "passed", pgettext_lazy("exercise", "Passed")


SUBMISSION = Machine(
    SubmissionState,
    [
        Transition("submit", "draft", "submitted", ("learner",), pgettext_lazy("exercise", "Submit")),
        Transition("return", "submitted", "returned", ("reviewer",), _("Ask for a correction")),
        Transition("pass", "submitted", "passed", ("reviewer",), pgettext_lazy("exercise", "Pass")),
    ],
    main_line=("draft", "submitted", "passed"),
)


class Submission(Entity):
    """One version of a learner's answer. A returned one stays; the correction is the next version.

    ``submission_id`` is the key of the form it was sent with, so that a second tap sends nothing.
    """

    personal_data = "user id by enrolment, free text, files"

    exercise = models.ForeignKey("learning.Exercise", on_delete=models.PROTECT, related_name="submissions")
    enrolment = models.ForeignKey("learning.Enrolment", on_delete=models.PROTECT, related_name="submissions")
    version = models.PositiveIntegerField()
    submission_id = models.UUIDField(null=True)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=SubmissionState, default=SubmissionState.DRAFT)
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            SUBMISSION.constraint("learning_submission_state"),
            models.UniqueConstraint(fields=["submission_id"], name="learning_submission_sent_once"),
            models.UniqueConstraint(
                fields=["exercise", "enrolment", "version"], name="learning_submission_version"
            ),
            models.UniqueConstraint(
                fields=["exercise", "enrolment"],
                condition=Q(state__in=["draft", "submitted"]),
                name="learning_submission_one_open",
            ),
            models.UniqueConstraint(
                fields=["exercise", "enrolment"],
                condition=Q(state="passed"),
                name="learning_submission_one_pass",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", submitted_at__isnull=True, submission_id__isnull=True)
                | (~Q(state="draft") & Q(submitted_at__isnull=False, submission_id__isnull=False)),
                name="learning_submission_submitted_when",
            ),
        ]


class SubmissionFile(Entity):
    """A file of an answer. The name is the learner's; the stored name is ours."""

    personal_data = "file of the learner"

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="files")
    name = models.TextField()
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)
    content = models.FileField(upload_to="learning/submissions/%Y/%m", max_length=200)


class Feedback(Entity):
    """講評: what is good, what to correct, and whether it passed. One per submission."""

    personal_data = "tutor's user id, free text"

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="feedback")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    passed = models.BooleanField()
    good = models.TextField()
    to_improve = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(good=""), name="learning_feedback_says_what_is_good"),
            models.CheckConstraint(
                condition=Q(passed=True) | ~Q(to_improve=""), name="learning_feedback_says_what_to_correct"
            ),
        ]
