"""個人情報の約束: what a programme teaches its staff about secrecy, and who has agreed (programmes.md 3.1 RQ39)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from yuiwork.core.entity import Entity


class SecrecyText(Entity):
    """The words of one version; what was agreed to is never changed (append-only by trigger)."""

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="secrecy_texts")
    version = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "version"], name="regions_secrecy_version_once"),
            models.CheckConstraint(condition=Q(version__gte=1), name="regions_secrecy_from_one"),
            models.CheckConstraint(condition=~Q(text=""), name="regions_secrecy_says_something"),
        ]


class SecrecyAgreement(Entity):
    """She was taught on this day (JST) and agreed when the row was made. Kept after her role ends (append-only)."""

    personal_data = "user id"

    secrecy_text = models.ForeignKey(SecrecyText, on_delete=models.PROTECT, related_name="agreements")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    taught_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["secrecy_text", "user"], name="regions_secrecy_agreed_once"),
        ]
