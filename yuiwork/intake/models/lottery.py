"""抽選 of a round: the seed committed before, the entries frozen when applications closed, the order drawn."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from yuiwork.core.entity import Entity


class Lottery(Entity):
    """``seed`` is told to nobody before the draw; its ``commitment`` is public from the announcement on.

    ``entries``: receipt numbers, sorted; ``order``: the same as drawn. A trigger lets each be set once and never
    changed. See ``intake/lottery.py``.
    """

    personal_data = "user id of who drew, receipt numbers"

    round = models.OneToOneField("intake.IntakeRound", on_delete=models.PROTECT, related_name="lottery")
    algorithm = models.CharField(max_length=40)
    seed = models.CharField(max_length=64)
    commitment = models.CharField(max_length=64)
    entries = models.JSONField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    frozen_at = models.DateTimeField(null=True)
    order = models.JSONField(null=True)
    drawn_at = models.DateTimeField(null=True)
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(frozen_at__isnull=True, entries__isnull=True, digest="")
                | (Q(frozen_at__isnull=False, entries__isnull=False) & ~Q(digest="")),
                name="intake_lottery_frozen_whole",
            ),
            models.CheckConstraint(
                condition=Q(drawn_at__isnull=True, order__isnull=True)
                | Q(drawn_at__isnull=False, order__isnull=False, frozen_at__isnull=False),
                name="intake_lottery_drawn_whole",
            ),
        ]
