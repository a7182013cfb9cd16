"""児童票: what must be known of a child while it is cared for, sealed; and every time somebody opened it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from yuiwork.core.entity import Entity


class ChildRecord(Entity):
    """``sealed``: ``ChildFacts`` (facts.py), empty once deleted. ``delete_after``: JST date, the last day it is kept.

    The parent is known by the account or the address; both are needed to find the record again next time.
    """

    personal_data = "e-mail address, user id; sealed: child's name, birth date, allergies, health, contacts"

    email = models.CharField(max_length=254)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField(null=True)
    consent_version = models.CharField(max_length=20)
    consent_text = models.TextField()
    consented_at = models.DateTimeField()
    delete_after = models.DateField()
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sealed__isnull=False, deleted_at__isnull=True)
                | Q(sealed__isnull=True, deleted_at__isnull=False),
                name="childcare_record_sealed_or_gone",
            ),
            models.CheckConstraint(condition=~Q(consent_text=""), name="childcare_record_consent"),
        ]
        indexes = [
            models.Index(fields=["delete_after"], condition=Q(deleted_at=None), name="childcare_record_due")
        ]


class RecordOpening(Entity):
    """Somebody of the staff looked. Append-only; ``created_at`` is the moment."""

    personal_data = "user id"

    record = models.ForeignKey(ChildRecord, on_delete=models.PROTECT, related_name="openings")
    occasion = models.ForeignKey("childcare.Occasion", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)  # in which she opened it

    class Meta:
        indexes = [models.Index(fields=["record", "created_at"], name="childcare_opening_by_date")]
