"""引き継ぎメモ: what the next officer has to know and no table says (programmes.md 7 F14)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity


class NoteKind(models.TextChoices):
    DECIDED = "decided", _("Decided")
    PENDING = "pending", _("Not decided yet")
    PROMISED = "promised", _("Promised to somebody")
    ASK = "ask", _("Who to ask")


class HandoverNote(Entity):
    """A note pinned by an officer. It is closed, never deleted: who knew what when stays readable."""

    personal_data = "user id, free text"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=10, choices=NoteKind)
    text = models.TextField()
    due_on = models.DateField(null=True)
    pinned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["due_on", "created_at"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=NoteKind.values), name="regions_note_kind"),
            models.CheckConstraint(condition=~Q(text=""), name="regions_note_says_something"),
        ]
