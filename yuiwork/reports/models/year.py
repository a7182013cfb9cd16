"""年度の締め: the figures of a fiscal year as they stood when it was closed (programmes.md 3.1 RQ33)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from yuiwork.core.entity import Entity


class YearClose(Entity):
    """Frozen figures with who, when and hash; a trigger refuses to change them. A reopened close stays as history.

    ``figures``: blocks as JSON, ``sha256`` over their canonical JSON.
    """

    personal_data = "user ids of officer and operator"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="+")
    fiscal_year = models.PositiveIntegerField()
    figures = models.JSONField()
    sha256 = models.CharField(max_length=64)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField()
    reopened_at = models.DateTimeField(null=True)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    reopened_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "fiscal_year"],
                condition=Q(reopened_at__isnull=True),
                name="reports_year_closed_once",
            ),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True, reopened_by__isnull=True, reopened_because="")
                | (Q(reopened_at__isnull=False, reopened_by__isnull=False) & ~Q(reopened_because="")),
                name="reports_year_reopened_with_reason",
            ),
        ]


class YearCorrection(Entity):
    """A correction stated beside frozen figures, which stay as they are. Append-only."""

    personal_data = "user id"

    close = models.ForeignKey(YearClose, on_delete=models.PROTECT, related_name="corrections")
    figure = models.CharField(max_length=20)  # code of the figure it is about
    text = models.TextField()
    stated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submission_id = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="reports_correction_says_something"),
            models.UniqueConstraint(fields=["submission_id"], name="reports_correction_once"),
        ]
