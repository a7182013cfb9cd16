"""What a person agreed to, in which version, when. Append-only; a withdrawal is another row."""

from django.conf import settings
from django.db import models

from yuiwork.core.entity import Entity


class ConsentKind(models.TextChoices):
    TERMS = "terms"
    AGENCY = "agency"  # the operator may receive pay on her behalf (law.md 7.2, condition 1)
    INCOME_TO_MUNICIPALITY = "income_to_municipality"


class Consent(Entity):
    personal_data = "user id"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="consents")
    kind = models.CharField(max_length=30, choices=ConsentKind)
    version = models.CharField(max_length=20)
    given = models.BooleanField(default=True)  # False: withdrawn

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=ConsentKind.values), name="people_consent_kind"
            )
        ]
        indexes = [models.Index(fields=["user", "kind", "created_at"], name="people_consent_latest")]
