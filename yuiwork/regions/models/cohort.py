"""期: the people who learn together in one fiscal year."""

from django.db import models

from yuiwork.core.entity import Entity


class Cohort(Entity):
    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="cohorts")
    name = models.TextField()
    fiscal_year = models.PositiveIntegerField()  # April to March, by its first year

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "name"], name="regions_cohort_name_once")]
