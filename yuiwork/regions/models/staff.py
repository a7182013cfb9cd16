"""Who has which role in a programme, since when, until when. History stays."""

from django.conf import settings
from django.db import models

from yuiwork.core.actor import PROGRAMME_STAFF
from yuiwork.core.entity import Entity


class StaffRole(Entity):
    personal_data = "user id"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="staff")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="staff_roles")
    role = models.CharField(max_length=20, choices=[(r.value, r.value) for r in sorted(PROGRAMME_STAFF)])
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "user", "role"],
                condition=models.Q(until__isnull=True),
                name="regions_staff_role_once",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=sorted(r.value for r in PROGRAMME_STAFF)),
                name="regions_staff_role_known",
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="regions_staff_role_dates",
            ),
        ]
