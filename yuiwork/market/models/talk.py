"""What the two sides say: messages, reviews, and the wish to end the contract."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity


class Side(models.TextChoices):
    CLIENT = "client", _("Client")
    WORKER = "worker", _("Worker")


class ContractMessage(Entity):
    """A message in the contract room. Append-only."""

    personal_data = "user id; free text"

    contract = models.ForeignKey("market.Contract", on_delete=models.PROTECT, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=10)  # client, worker or coach
    submission_id = models.UUIDField(unique=True)
    text = models.TextField()


class Review(Entity):
    """評価: one per side, hidden until both wrote or the days have passed. Append-only. ``score`` 1 to 5."""

    personal_data = "user id; free text about a person"

    contract = models.ForeignKey("market.Contract", on_delete=models.PROTECT, related_name="reviews")
    side = models.CharField(max_length=10, choices=Side)  # who wrote it
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contract", "side"], name="market_review_once"),
            models.CheckConstraint(condition=Q(score__gte=1, score__lte=5), name="market_review_score"),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="market_review_side"),
        ]


class CancellationState(models.TextChoices):
    OPEN = "open", pgettext_lazy("cancellation", "Waiting for the other side")
    AGREED = "agreed", pgettext_lazy("cancellation", "Agreed")
    DECLINED = "declined", pgettext_lazy("cancellation", "Declined")


class Cancellation(Entity):
    """One side's wish to end the contract; nothing happens until the other side agrees (law.md 1.6)."""

    personal_data = "user id; free text"

    contract = models.ForeignKey("market.Contract", on_delete=models.PROTECT, related_name="cancellations")
    side = models.CharField(max_length=10, choices=Side)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    state = models.CharField(max_length=10, choices=CancellationState, default=CancellationState.OPEN)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=CancellationState.values), name="market_cancellation_state"
            ),
            models.CheckConstraint(condition=Q(side__in=Side.values), name="market_cancellation_side"),
            models.UniqueConstraint(
                fields=["contract"],
                condition=Q(state=CancellationState.OPEN),
                name="market_cancellation_one_open",
            ),
        ]
