"""ひとこと: thanks or a short kind word from one classmate to another, about an answer she shared."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from yuiwork.core.entity import Entity


class PeerNote(Entity):
    """Read by the writer of the answer, its author and those who review. An empty ``text`` is plain thanks.

    ``hidden_at``: its author took it back, or a member of the staff took it away.
    """

    personal_data = "author's user id, free text"

    submission = models.ForeignKey("learning.Submission", on_delete=models.PROTECT, related_name="peer_notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    hidden_at = models.DateTimeField(null=True)
    hidden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "author"],
                condition=Q(hidden_at__isnull=True),
                name="learning_peer_note_once",
            ),
            models.CheckConstraint(
                condition=Q(hidden_at__isnull=False) | Q(hidden_by__isnull=True),
                name="learning_peer_note_hidden_by",
            ),
        ]
