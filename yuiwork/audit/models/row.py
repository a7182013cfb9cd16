"""Who did what to what. Append-only: a trigger refuses updates and deletes."""

from django.conf import settings
from django.db import models

from yuiwork.core.entity import Entity


class AuditRow(Entity):
    """One action of one actor. Personal data: the acting user's id only; ``data`` holds ids, codes and amounts."""

    personal_data = "user id"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
    )
    actor = models.TextField()
    action = models.TextField()
    target_type = models.TextField()
    target_id = models.UUIDField(null=True)
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["target_type", "target_id", "created_at"], name="audit_row_target")]
