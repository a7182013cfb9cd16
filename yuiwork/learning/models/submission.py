"""提出 of an exercise, version by version, with its files and the tutor's 講評."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Disclosure, Entity
from yuiwork.core.paragraphs import paragraphs
from yuiwork.core.transitions import Machine, Transition
from yuiwork.learning.models.course import ExerciseKind


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
        Transition("pass", "submitted", "passed", ("reviewer", "system"), pgettext_lazy("exercise", "Pass")),
    ],
    main_line=("draft", "submitted", "passed"),
)


class Submission(Entity):
    """One version of a learner's answer. A returned one stays; the correction is the next version.

    ``submission_id`` is the key of the form it was sent with, so that a second tap sends nothing. ``revision``
    counts the savings of the draft and ``saved_by_page`` names the page that saved last: another device that
    began from an older revision is told instead of overwriting. ``checked``: ticked lines, counted from 1.
    ``shared``: she was told that classmates may read it, and did not withhold it.
    """

    personal_data = "user id by enrolment, free text, files"
    tells_of = Disclosure("enrolment__user_id")

    exercise = models.ForeignKey("learning.Exercise", on_delete=models.PROTECT, related_name="submissions")
    enrolment = models.ForeignKey("learning.Enrolment", on_delete=models.PROTECT, related_name="submissions")
    version = models.PositiveIntegerField()
    submission_id = models.UUIDField(null=True)
    text = models.TextField(blank=True)
    link = models.TextField(blank=True)
    checked = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=1)
    saved_by_page = models.UUIDField(null=True)
    shared = models.BooleanField(default=False)
    late = models.BooleanField(default=False)  # handed in after the due date that held on that day
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
            models.CheckConstraint(condition=Q(revision__gte=1), name="learning_submission_revision"),
        ]

    @property
    def base(self) -> str:
        """What a page shows: version and revision, handed back with the next saving."""
        return f"{self.version}.{self.revision}"

    @property
    def paragraphs(self) -> list[str]:
        """Where the tutor can comment."""
        return paragraphs(self.text)

    @property
    def text_for_classmates(self) -> str:
        """The answer itself; beside files, an address or a list the text is a word to the tutor only."""
        return self.text if self.exercise.kind == ExerciseKind.TEXT else ""

    @property
    def file_names(self) -> list[str]:
        return [file.name for file in self.files.all()]

    @property
    def remarks(self) -> list[tuple[int, str, str]]:
        """Number and text of each paragraph, with the tutor's comment on it (empty if none)."""
        feedback = getattr(self, "feedback", None)
        comments = {c.paragraph: c.text for c in feedback.comments.all()} if feedback else {}
        return [(n, text, comments.get(n, "")) for n, text in enumerate(self.paragraphs, start=1)]

    @property
    def ticked(self) -> list[tuple[str, bool]]:
        """The lines of the list to tick off, each with whether she ticked it."""
        return [(line, n in self.checked) for n, line in enumerate(self.exercise.checklist, start=1)]


class DraftCopy(Entity):
    """What one page had typed when another device had saved meanwhile: kept, never merged, never lost."""

    personal_data = "user id by enrolment, free text"
    tells_of = Disclosure("enrolment__user_id")

    exercise = models.ForeignKey("learning.Exercise", on_delete=models.PROTECT, related_name="draft_copies")
    enrolment = models.ForeignKey("learning.Enrolment", on_delete=models.PROTECT, related_name="draft_copies")
    page_id = models.UUIDField()
    text = models.TextField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["exercise", "enrolment", "page_id"], name="learning_draft_copy_once"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="learning_draft_copy_has_text"),
        ]


class SubmissionFile(Entity):
    """A file of an answer. The name is the learner's; the stored name is ours."""

    personal_data = "file of the learner"
    tells_of = Disclosure("submission__enrolment__user_id")

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="files")
    name = models.TextField()
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)
    content = models.FileField(upload_to="learning/submissions/%Y/%m", max_length=200)


class Feedback(Entity):
    """講評: what is good, what to correct, and whether it passed. One per submission."""

    personal_data = "tutor's user id, free text"
    tells_of = Disclosure("submission__enrolment__user_id", without=("author",))

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


class FeedbackComment(Entity):
    """A remark at one paragraph of the answer, counted from 1."""

    personal_data = "free text"
    tells_of = Disclosure("feedback__submission__enrolment__user_id")

    feedback = models.ForeignKey(Feedback, on_delete=models.PROTECT, related_name="comments")
    paragraph = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["paragraph"]
        constraints = [
            models.UniqueConstraint(fields=["feedback", "paragraph"], name="learning_comment_once"),
            models.CheckConstraint(
                condition=Q(paragraph__gte=1) & ~Q(text=""), name="learning_comment_somewhere"
            ),
        ]


class RubricMark(Entity):
    """The step reached in one criterion, with the words that stood there on that day."""

    personal_data = "assessment by enrolment"
    tells_of = Disclosure("feedback__submission__enrolment__user_id")

    feedback = models.ForeignKey(Feedback, on_delete=models.PROTECT, related_name="marks")
    number = models.PositiveIntegerField()
    criterion = models.TextField()
    level = models.PositiveIntegerField()
    level_count = models.PositiveIntegerField()
    words = models.TextField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["feedback", "number"], name="learning_mark_once"),
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=F("level_count")), name="learning_mark_level"
            ),
        ]
