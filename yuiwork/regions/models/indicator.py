"""目標と指標: goals of a programme, and the indicators by which each is measured."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity


class Layer(models.TextChoices):
    """Meetings and leaflets are activity; what changed for people is outcome (programmes.md 4.3, 7 F12)."""

    ACTIVITY = "activity", _("Activity indicator")
    OUTCOME = "outcome", _("Outcome indicator")


class Goal(Entity):
    """目標: what the programme wants to change; its indicators are one KPI group (programmes.md 1.1)."""

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="goals")
    code = models.SlugField(max_length=40)
    name = models.TextField()
    description = models.TextField(blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="regions_goal_code_once"),
        ]


class Indicator(Entity):
    """指標: ``formula`` in words, ``unit`` as written behind the number, ``start_value`` before the programme began.

    ``code`` is the link to ``Target.indicator``; a code that the catalogue marks
    as counted is counted by the system.
    """

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="indicators")
    goal = models.ForeignKey(Goal, null=True, on_delete=models.PROTECT, related_name="indicators")
    code = models.SlugField(max_length=30)
    name = models.TextField()
    formula = models.TextField()
    unit = models.TextField()
    layer = models.CharField(max_length=10, choices=Layer)
    start_value = models.DecimalField(max_digits=16, decimal_places=2, null=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="regions_indicator_code_once"),
            models.CheckConstraint(condition=Q(layer__in=Layer.values), name="regions_indicator_layer"),
        ]
