"""離脱: a learner leaves a course before its end, with the reason (KPI 12, programmes.md 5), and may come back."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Disclosure, Entity


class LeaveReason(models.TextChoices):
    """Codes for counting; what she says herself stands in the note."""

    TIME = "time", pgettext_lazy("leaving", "No time at present")
    FAMILY = "family", pgettext_lazy("leaving", "Family, children or care")
    HEALTH = "health", pgettext_lazy("leaving", "Health")
    WORRY = "worry", pgettext_lazy("leaving", "Worries about going on")
    WORK = "work", pgettext_lazy("leaving", "Found work or another way")
    MOVED = "moved", pgettext_lazy("leaving", "Moved away")
    CONTENT = "content", pgettext_lazy("leaving", "Expected something else")
    TOOLS = "tools", pgettext_lazy("leaving", "PC or network")
    UNKNOWN = "unknown", pgettext_lazy("leaving", "Not known: could not be reached")
    OTHER = "other", pgettext_lazy("leaving", "Something else")


class Departure(Entity):
    """One time of leaving. Dates JST. ``returned_on``: she came back; the row stays for the count."""

    personal_data = "user id by enrolment, what she said"
    tells_of = Disclosure("enrolment__user_id", without=("recorded_by",))

    enrolment = models.ForeignKey("learning.Enrolment", on_delete=models.PROTECT, related_name="departures")
    reason = models.CharField(max_length=10, choices=LeaveReason)
    note = models.TextField(blank=True)
    left_on = models.DateField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    returned_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment"],
                condition=Q(returned_on__isnull=True),
                name="learning_departure_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(reason__in=LeaveReason.values), name="learning_departure_reason"
            ),
            models.CheckConstraint(
                condition=Q(returned_on__isnull=True) | Q(returned_on__gte=F("left_on")),
                name="learning_departure_dates",
            ),
        ]
