"""お知らせ: one sentence for one person about one thing that happened, shown in the product."""

from django.conf import settings
from django.db import models

from yuiwork.core.entity import Entity


class Message(Entity):
    """Written in the person's language at the time. ``key`` names fact and reader: a fact is told once."""

    personal_data = "user id, and names inside the text"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices")
    key = models.TextField(unique=True)
    kind = models.CharField(max_length=40)
    title = models.TextField()
    body = models.TextField(blank=True)
    url = models.TextField(blank=True)  # a path of this site
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["user", "-created_at"], name="notifications_message_list"),
            models.Index(
                fields=["user"], condition=models.Q(read_at__isnull=True), name="notifications_message_unread"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                # "//" would lead to another site
                condition=models.Q(url="")
                | (models.Q(url__startswith="/") & ~models.Q(url__startswith="//")),
                name="notifications_message_own_path",
            )
        ]
