"""広報: one paper or post that calls people, and how often its page was opened (programmes.md 3.1 RQ01, RQ02)."""

from django.db import models
from django.db.models import Q

from yuiwork.core.entity import Entity, YenField

CODE = "^[a-z0-9][a-z0-9-]{1,39}$"


class Campaign(Entity):
    """``code`` stands on paper and never changes. ``source``: a code of the programme's list of sources.

    ``cost_yen``: what printing and placing cost; ``None`` when nobody entered it. ``closed_at``: no longer used, its
    page stays.
    """

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="campaigns")
    code = models.CharField(max_length=40)
    title = models.TextField()  # for the staff: where it hangs
    source = models.SlugField(max_length=30)
    headline = models.TextField()
    text = models.TextField(blank=True)
    cost_yen = YenField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], name="outreach_campaign_code_once"),
            models.CheckConstraint(condition=Q(code__regex=CODE), name="outreach_campaign_code_form"),
            models.CheckConstraint(condition=~Q(headline=""), name="outreach_campaign_headline"),
            models.CheckConstraint(
                condition=Q(cost_yen__isnull=True) | Q(cost_yen__gte=0), name="outreach_campaign_cost"
            ),
        ]
        indexes = [models.Index(fields=["programme", "created_at"], name="outreach_campaign_by_date")]


class CampaignVisits(Entity):
    """How often a page was opened on one day (JST). Who opened it is not known to anybody."""

    personal_data = "none"

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="visits")
    day = models.DateField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "day"], name="outreach_visits_day_once"),
            models.CheckConstraint(condition=Q(count__gte=1), name="outreach_visits_counted"),
        ]
