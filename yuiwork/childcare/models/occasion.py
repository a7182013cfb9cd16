"""託児の回: childcare at one seminar or session, and who cares for the children there (programmes.md 3.1 RQ13)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity, YenField


class OccasionKind(models.TextChoices):
    SEMINAR = "seminar", _("Seminar")
    SESSION = "session", _("Course session")


class Occasion(Entity):
    """``ref_id``: the seminar or session, known to the room above. Ages in whole months on the day.

    ``taken`` is kept by a trigger on the places. ``cost_yen``: what the carers cost, for the report; not known yet: None.
    ``keep_days``: so long after the day the records are kept.
    """

    personal_data = "none"

    programme = models.ForeignKey(
        "regions.Programme", on_delete=models.PROTECT, related_name="childcare_occasions"
    )
    kind = models.CharField(max_length=10, choices=OccasionKind)
    ref_id = models.UUIDField()
    title = models.TextField()
    where = models.TextField(blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    places = models.PositiveIntegerField()
    taken = models.PositiveIntegerField(default=0)
    carers = models.PositiveIntegerField()
    children_per_carer = models.PositiveIntegerField()
    min_months = models.PositiveIntegerField()
    max_months = models.PositiveIntegerField()
    bring = models.TextField(blank=True)
    cost_yen = YenField(null=True)
    keep_days = models.PositiveIntegerField(default=30)
    called_off_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "ref_id"], name="childcare_occasion_once"),
            models.CheckConstraint(condition=Q(kind__in=OccasionKind.values), name="childcare_occasion_kind"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="childcare_occasion_times"),
            models.CheckConstraint(
                condition=Q(places__lte=F("carers") * F("children_per_carer")), name="childcare_enough_carers"
            ),
            models.CheckConstraint(condition=Q(places__gte=1), name="childcare_has_places"),
            models.CheckConstraint(condition=Q(taken__lte=F("places")), name="childcare_not_overfull"),
            models.CheckConstraint(
                condition=Q(min_months__lte=F("max_months")) & Q(max_months__lte=216),
                name="childcare_occasion_ages",
            ),
            models.CheckConstraint(
                condition=Q(keep_days__gte=1) & Q(keep_days__lte=366), name="childcare_keep_days"
            ),
            models.CheckConstraint(
                condition=Q(cost_yen__isnull=True) | Q(cost_yen__gte=0), name="childcare_occasion_cost"
            ),
        ]
        indexes = [models.Index(fields=["programme", "starts_at"], name="childcare_occasion_by_date")]

    @property
    def left(self) -> int:
        return self.places - self.taken


class Duty(Entity):
    """This carer is there on that day."""

    personal_data = "user id"

    occasion = models.ForeignKey(Occasion, on_delete=models.PROTECT, related_name="duties")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["occasion", "user"], name="childcare_duty_once"),
        ]
