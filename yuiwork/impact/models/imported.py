"""Facts of earlier years that came from a file: they count, but nobody got an account by them.

``ref`` names the imported row a fact rests on, so that the same file twice changes nothing and an import that is
taken back takes its facts with it.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity, YenField

BANDS = 6  # of programmes.md 5, indicator 24; the bounds stand in ``queries.counts``


class ImportedIncome(Entity):
    """Pay of a person in one fiscal year: in yen where the file says so, otherwise only its band (0 … 5)."""

    personal_data = "user id or digest, pay or its band"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="+")
    person_key = models.CharField(max_length=64)
    ref = models.UUIDField()
    fiscal_year = models.PositiveIntegerField()
    amount = YenField(null=True)
    band = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "ref"], name="impact_imported_income_once"),
            models.CheckConstraint(condition=Q(band__lt=BANDS), name="impact_imported_income_band"),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0), name="impact_imported_income_amount"
            ),
        ]
        indexes = [models.Index(fields=["programme", "fiscal_year"], name="impact_imported_income_year")]


class TallyKind(models.TextChoices):
    """What was counted without names."""

    APPLIED = "applied", _("Applied for a seminar")
    ATTENDED = "attended", _("Attended a seminar")
    SURVEY = "survey", _("Answered in a survey")


class ImportedTally(Entity):
    """A count of people on a day (JST) without their names: a seminar's, or those who chose an answer."""

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=TallyKind)
    ref = models.UUIDField()
    on = models.DateField()
    title = models.TextField()  # of the seminar or the survey
    question = models.TextField(blank=True)
    option = models.TextField(blank=True)
    count = models.PositiveIntegerField()
    told_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "kind", "ref"], name="impact_tally_once"),
            models.CheckConstraint(condition=Q(kind__in=TallyKind.values), name="impact_tally_kind"),
            models.CheckConstraint(
                condition=~Q(kind=TallyKind.SURVEY) | (~Q(question="") & ~Q(option="")),
                name="impact_tally_survey_answer",
            ),
        ]
        indexes = [models.Index(fields=["programme", "kind", "on"], name="impact_tally_period")]
