"""計画: stages over several years, the contract of a fiscal year, parallel tracks."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity, YenField


class Stage(Entity):
    """段階: some fiscal years of the plan with an aim of their own (programmes.md 1.2). Years are first years."""

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="stages")
    number = models.PositiveIntegerField()
    name = models.TextField()
    first_year = models.PositiveIntegerField()
    last_year = models.PositiveIntegerField()
    aim = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="regions_stage_number_once"),
            models.CheckConstraint(condition=Q(last_year__gte=F("first_year")), name="regions_stage_years"),
            models.CheckConstraint(
                condition=Q(first_year__gte=1900, last_year__lte=2200), name="regions_stage_plausible"
            ),
        ]


class ProgrammeYear(Entity):
    """年度の契約: what was agreed for a fiscal year; the contract ends inside the year (programmes.md 3.1 RQ33, RQ35).

    ``contract_yen``: the sum of the contract including tax, None while it is not decided.
    """

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="years")
    fiscal_year = models.PositiveIntegerField()
    contract_yen = YenField(null=True)
    contract_name = models.TextField(blank=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "fiscal_year"], name="regions_year_once"),
            models.CheckConstraint(
                condition=Q(contract_yen__isnull=True) | Q(contract_yen__gte=0), name="regions_year_contract"
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="regions_year_dates",
            ),
        ]


class TrackKind(models.TextChoices):
    SERVICE = "service", _("Services (writing, design, data …)")
    GOODS = "goods", _("Goods (handmade things sold online)")


class Track(Entity):
    """コース区分: one of several subjects that run side by side in a programme year (programmes.md 1.2)."""

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="tracks")
    code = models.SlugField(max_length=40)
    name = models.TextField()
    kind = models.CharField(max_length=10, choices=TrackKind)
    description = models.TextField(blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="regions_track_code_once"),
            models.CheckConstraint(condition=Q(kind__in=TrackKind.values), name="regions_track_kind"),
        ]
