"""実施報告: what was taught in a session, by whom, who came, what to follow up (programmes.md 3.1 RQ15)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition


class ReportState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("report", "Draft")
    SIGNED = "signed", pgettext_lazy("report", "Signed off")


SESSION_REPORT = Machine(
    ReportState,
    [
        Transition("sign", "draft", "signed", ("staff",), pgettext_lazy("report", "Sign off")),
        Transition("reopen", "signed", "draft", ("leader",), pgettext_lazy("report", "Open again")),
    ],
    main_line=("draft", "signed"),
)


class SessionReport(Entity):
    """One per session. ``version`` grows with each save, so that two people do not overwrite each other.

    ``facts``: instructor, place and roll as they were when it was signed off; a mark corrected later changes nothing.
    """

    personal_data = "user ids of who wrote and signed, names and marks of learners in the signed roll"

    session = models.OneToOneField("learning.Session", on_delete=models.PROTECT, related_name="report")
    taught = models.TextField(blank=True)
    follow_up = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=ReportState, default=ReportState.DRAFT)
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    facts = models.JSONField(null=True)

    class Meta:
        constraints = [
            SESSION_REPORT.constraint("learning_report_state"),
            models.CheckConstraint(
                condition=Q(state="draft", signed_at__isnull=True, facts__isnull=True)
                | (Q(state="signed", signed_at__isnull=False, facts__isnull=False) & ~Q(taught="")),
                name="learning_report_signed_whole",
            ),
        ]
