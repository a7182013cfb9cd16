"""スタンプ: one for each thing she has done, on the board of her programme (programmes.md 0, item 2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity


class StampKind(models.TextChoices):
    SEMINAR = "seminar", _("Seminar")
    SESSION = "session", _("Session")
    EXERCISE = "exercise", _("Exercise")


class Stamp(Entity):
    """``ref_id``: the seminar application, attendance or submission it was given for."""

    personal_data = "user id or digest of the e-mail address"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="stamps")
    person_key = models.TextField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="stamps"
    )
    kind = models.CharField(max_length=10, choices=StampKind)
    ref_id = models.UUIDField()
    label = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "ref_id"], name="learning_stamp_once"),
            models.CheckConstraint(condition=Q(kind__in=StampKind.values), name="learning_stamp_kind"),
        ]
        indexes = [models.Index(fields=["person_key", "programme"], name="learning_stamp_by_person")]
