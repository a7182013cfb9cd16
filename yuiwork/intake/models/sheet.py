"""申込書: what a person writes when she applies; a draft until it is sent, then unchangeable."""

import json
from zlib import crc32

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Disclosure, Entity, ToldLater
from yuiwork.core.transitions import Machine, Transition
from yuiwork.intake.models.selection import SelectionState
from yuiwork.surveys.api import CheckedAnswer, shown_answer


class SheetState(models.TextChoices):
    DRAFT = "draft", _("Draft saved")
    SENT = "sent", _("Sent")


SHEET = Machine(
    SheetState,
    [Transition("send", "draft", "sent", ("applicant",), _("Send the application"))],
    main_line=("draft", "sent"),
)


class ApplicationSheet(Entity):
    """``typed``: what stands in the fields of a draft, right or wrong, as she typed it; empty once sent.

    ``receipt`` (受付番号) is what everybody but the office calls the application; it tells nothing about her.
    Without ``round`` she applied in the ordinary way of the course. ``statements``: codes of what she ticked.
    ``eligible`` (holds, fails, unknown) and ``eligibility`` are the verdict of the day she applied, in the words she read.
    """

    personal_data = "user id, motive, worries, answers, task, files"
    told_later = ToldLater(("rank",), when=Q(application__selections__state=SelectionState.TOLD))

    course = models.ForeignKey("learning.Course", on_delete=models.PROTECT, related_name="application_sheets")
    round = models.ForeignKey(
        "intake.IntakeRound", null=True, on_delete=models.PROTECT, related_name="sheets"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="application_sheets"
    )
    typed = models.JSONField(default=dict)
    task_text = models.TextField(blank=True)
    statements = models.JSONField(default=list)
    eligible = models.CharField(max_length=10, blank=True)
    eligibility = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=SheetState, default=SheetState.DRAFT)
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    receipt = models.CharField(max_length=8, null=True)  # noqa: DJ001 - none before it is sent
    rank = models.PositiveIntegerField(null=True)
    application = models.OneToOneField(
        "learning.CourseApplication", null=True, on_delete=models.PROTECT, related_name="sheet"
    )

    class Meta:
        constraints = [
            SHEET.constraint("intake_sheet_state"),
            models.CheckConstraint(
                condition=Q(eligible__in=["", "holds", "fails", "unknown"]), name="intake_sheet_eligible"
            ),
            models.UniqueConstraint(fields=["receipt"], name="intake_sheet_receipt_once"),
            models.UniqueConstraint(
                fields=["course", "user"], condition=Q(state="draft"), name="intake_sheet_one_draft"
            ),
            models.CheckConstraint(
                condition=Q(
                    state="draft", sent_at__isnull=True, receipt__isnull=True, application__isnull=True
                )
                | Q(state="sent", sent_at__isnull=False, receipt__isnull=False, application__isnull=False),
                name="intake_sheet_sent_when",
            ),
        ]

    @property
    def base(self) -> str:
        """Tells one saving of a draft from the next: by its moment, and by its words where two share one."""
        words = json.dumps(self.typed, sort_keys=True, ensure_ascii=False).encode()
        return f"{self.saved_at.isoformat()}-{crc32(words):08x}"

    @property
    def shown_receipt(self) -> str:
        """``K7QF2M9P`` as people read it out: K7QF-2M9P."""
        return f"{self.receipt[:4]}-{self.receipt[4:]}" if self.receipt else ""


class TaskFile(Entity):
    """A file of the task. The name is the applicant's; the stored name is ours."""

    personal_data = "file of the applicant"
    tells_of = Disclosure("sheet__user_id")

    sheet = models.ForeignKey(ApplicationSheet, on_delete=models.PROTECT, related_name="files")
    name = models.TextField()
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()  # bytes
    sha256 = models.CharField(max_length=64)
    content = models.FileField(upload_to="intake/tasks/%Y/%m", max_length=200)


class SheetAnswer(Entity):
    """What she answered to one question of the round's form. Append-only by trigger."""

    personal_data = "answers of an applicant"
    tells_of = Disclosure("sheet__user_id", words=("question_in_words", "answer_in_words"))

    sheet = models.ForeignKey(ApplicationSheet, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey("surveys.Question", on_delete=models.PROTECT, related_name="+")
    value = models.JSONField()
    own_words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "question"], name="intake_answer_once"),
        ]

    @property
    def question_in_words(self) -> str:
        """As she read it, in the language of the reader."""
        return self.question.wording

    @property
    def answer_in_words(self) -> str:
        return shown_answer(self.question, CheckedAnswer(self.value, self.own_words))
