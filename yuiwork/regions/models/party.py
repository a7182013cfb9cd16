"""関係団体: partners and processors of a programme beside its owner and its operator; member municipalities."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity


class PartyRole(models.TextChoices):
    PARTNER = "partner", _("Partner (sends instructors, offers a place, gives orders …)")
    PROCESSOR = "processor", _("Contractor with access to personal data")


class ProgrammeParty(Entity):
    """An organisation that takes part. ``consented_on``: the day the owner agreed beforehand to handing personal data
    on; without it a processor may not be listed (programmes.md 3.1 RQ39)."""

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="parties")
    organisation = models.ForeignKey("people.Organisation", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=PartyRole)
    task = models.TextField()
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    consented_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "organisation", "role"], name="regions_party_once"),
            models.CheckConstraint(condition=Q(role__in=PartyRole.values), name="regions_party_role"),
            models.CheckConstraint(
                condition=~Q(role="processor") | Q(consented_on__isnull=False),
                name="regions_processor_with_consent",
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="regions_party_dates",
            ),
        ]


class MemberMunicipality(Entity):
    """構成市町村: a municipality that takes part in the programme of a prefecture or an association, by 5-digit code.

    Participants are reported by it (programmes.md 1.1).
    """

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="members")
    municipality_code = models.CharField(max_length=5)
    name = models.TextField()
    contact = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "municipality_code"], name="regions_member_once"),
            models.CheckConstraint(
                condition=Q(municipality_code__regex="^[0-9]{5}$"), name="regions_member_code"
            ),
        ]
