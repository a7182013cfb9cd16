"""託児の標準: what a programme usually offers, so that each date begins with it (programmes.md 3.1 RQ13)."""

from django.db import models
from django.db.models import F, Q

from yuiwork.core.entity import Entity, YenField


class ChildcareStandard(Entity):
    """The fields are those of ``Occasion``: ages in whole months, cost of one date in yen, days until deletion."""

    personal_data = "none"

    programme = models.OneToOneField(
        "regions.Programme", on_delete=models.PROTECT, related_name="childcare_standard"
    )
    places = models.PositiveIntegerField(default=6)
    carers = models.PositiveIntegerField(default=2)
    children_per_carer = models.PositiveIntegerField(default=3)
    min_months = models.PositiveIntegerField(default=6)
    max_months = models.PositiveIntegerField(default=71)
    bring = models.TextField(blank=True)
    cost_yen = YenField(null=True)
    keep_days = models.PositiveIntegerField(default=30)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(places__gte=1, places__lte=F("carers") * F("children_per_carer")),
                name="childcare_standard_places",
            ),
            models.CheckConstraint(
                condition=Q(min_months__lte=F("max_months"), max_months__lte=216),
                name="childcare_standard_ages",
            ),
            models.CheckConstraint(
                condition=Q(keep_days__gte=1, keep_days__lte=366), name="childcare_standard_keep_days"
            ),
            models.CheckConstraint(
                condition=Q(cost_yen__isnull=True) | Q(cost_yen__gte=0), name="childcare_standard_cost"
            ),
        ]
