"""目標: what a programme promised for a fiscal year, per indicator."""

from django.db import models

from yuiwork.core.entity import Entity


class Target(Entity):
    """``indicator`` is a code of the funnel (applied, attended, enrolled, completed, first_job, earned)."""

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="targets")
    fiscal_year = models.PositiveIntegerField()
    indicator = models.CharField(max_length=30)
    value = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "fiscal_year", "indicator"], name="regions_target_once"
            )
        ]
