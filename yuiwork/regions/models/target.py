"""目標値: what a programme promised for a fiscal year, per indicator, and what came of it."""

from django.db import models
from django.db.models import Q

from yuiwork.core.entity import Entity


class Target(Entity):
    """``indicator`` is the code of an indicator; codes of the funnel (applied, attended, enrolled, completed,
    first_job, earned) are counted by the system.

    ``due_month``: the first day of the month by which the value is to be reached. ``actual``: entered by the officer
    where the system does not count. ``reason`` (why it was missed) and ``improvement`` (what changes next) belong to a
    value that was missed (programmes.md 4.2, 7 F13).
    """

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="targets")
    fiscal_year = models.PositiveIntegerField()
    indicator = models.CharField(max_length=30)
    value = models.DecimalField(max_digits=16, decimal_places=2)
    due_month = models.DateField(null=True)
    actual = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    reason = models.TextField(blank=True)
    improvement = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "fiscal_year", "indicator"], name="regions_target_once"
            ),
            models.CheckConstraint(condition=Q(value__gte=0), name="regions_target_not_negative"),
            models.CheckConstraint(
                condition=Q(due_month__isnull=True) | Q(due_month__day=1), name="regions_target_month"
            ),
        ]
