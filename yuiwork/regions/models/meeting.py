"""打合せの記録: kick-off and regular meetings of owner and operator, with what was decided (programmes.md 3.1 RQ26)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity


class MeetingKind(models.TextChoices):
    KICK_OFF = "kick_off", pgettext_lazy("meeting", "Kick-off")
    REGULAR = "regular", pgettext_lazy("meeting", "Regular meeting")
    INSPECTION = "inspection", pgettext_lazy("meeting", "Inspection and acceptance")
    OTHER = "other", pgettext_lazy("meeting", "Other meeting")


class Meeting(Entity):
    """``attended``: who was there, in words; ``open_points``: what is still to be decided. Dates JST."""

    personal_data = "names of staff in words"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    kind = models.CharField(max_length=12, choices=MeetingKind)
    attended = models.TextField()
    decided = models.TextField()
    open_points = models.TextField(blank=True)
    next_on = models.DateField(null=True)

    class Meta:
        ordering = ["-held_on"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "held_on", "kind"], name="regions_meeting_once"),
            models.CheckConstraint(condition=Q(kind__in=MeetingKind.values), name="regions_meeting_kind"),
            models.CheckConstraint(
                condition=~Q(attended="") & ~Q(decided=""), name="regions_meeting_says_something"
            ),
            models.CheckConstraint(
                condition=Q(next_on__isnull=True) | Q(next_on__gt=F("held_on")),
                name="regions_meeting_next_later",
            ),
        ]
