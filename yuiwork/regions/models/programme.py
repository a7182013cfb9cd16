"""事業: what a region runs, as configuration."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity


class ProgrammeState(models.TextChoices):
    DRAFT = "draft", _("In preparation")
    OPEN = "open", _("Running")
    ENDED = "ended", _("Ended")


class Programme(Entity):
    """One programme of one region, run by one organisation. Fees in basis points (500 = 5 %)."""

    personal_data = "none"

    slug = models.SlugField(unique=True)
    region = models.ForeignKey("regions.Region", on_delete=models.PROTECT, related_name="programmes")
    organisation = models.ForeignKey(
        "people.Organisation", on_delete=models.PROTECT, related_name="programmes"
    )
    name = models.TextField()
    tagline = models.TextField()
    description = models.TextField()
    for_whom = models.TextField()
    contact = models.TextField()
    state = models.CharField(max_length=10, choices=ProgrammeState, default=ProgrammeState.DRAFT)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    worker_fee_bp = models.PositiveIntegerField(default=500)
    cost_yen = models.BigIntegerField(default=0)  # the programme's cost this fiscal year, for cost per earner

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(slug__regex="^[a-z0-9]+(-[a-z0-9]+)*$"), name="regions_programme_slug"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=ProgrammeState.values), name="regions_programme_state"
            ),
            models.CheckConstraint(
                condition=models.Q(worker_fee_bp__lte=10_000), name="regions_programme_fee"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="regions_programme_dates",
            ),
        ]
