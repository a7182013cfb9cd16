"""Organisations: municipalities, NPOs, trading companies that run programmes, and firms that order work."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Role
from yuiwork.core.entity import Entity, YenField


class OrganisationKind(models.TextChoices):
    PREFECTURE = "prefecture", _("Prefecture")
    MUNICIPALITY = "municipality", _("Municipality")
    NPO = "npo", _("NPO")
    TRADING_COMPANY = "trading_company", _("Regional trading company")
    COMPANY = "company", _("Company")
    SOLE_PROPRIETOR = "sole_proprietor", _("Sole proprietor")


PUBLIC_KINDS = frozenset({OrganisationKind.PREFECTURE, OrganisationKind.MUNICIPALITY})


class Organisation(Entity):
    """A party that can order work or run a programme, with what the law asks of it (law.md 1.1, 2.1)."""

    personal_data = "contact person's name, address of a sole proprietor"

    name = models.TextField()
    kana = models.TextField()
    kind = models.CharField(max_length=20, choices=OrganisationKind)
    corporate_number = models.CharField(max_length=13, blank=True)
    invoice_number = models.CharField(max_length=14, blank=True)
    postal_code = models.CharField(max_length=7, blank=True)
    municipality_code = models.CharField(max_length=5, blank=True)
    address = models.TextField(blank=True)
    contact_name = models.TextField(blank=True)
    contact_email = models.CharField(max_length=254, blank=True)
    contact_phone = models.CharField(max_length=15, blank=True)
    uses_employees = models.BooleanField(default=True)
    officer_count = models.PositiveIntegerField(default=2)
    employee_count = models.PositiveIntegerField(default=0)
    capital_yen = YenField(null=True)
    is_wage_withholding_agent = models.BooleanField(default=True)
    verified_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=OrganisationKind.values), name="people_organisation_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(capital_yen__isnull=True) | models.Q(capital_yen__gte=0),
                name="people_organisation_capital",
            ),
        ]

    @property
    def is_public(self) -> bool:
        return self.kind in PUBLIC_KINDS

    @property
    def is_individual(self) -> bool:
        return self.kind == OrganisationKind.SOLE_PROPRIETOR


class Membership(Entity):
    """A person acts for an organisation as a client (orders work, pays)."""

    personal_data = "user id"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(
        max_length=20, choices=[(Role.CLIENT.value, Role.CLIENT.value)], default=Role.CLIENT.value
    )
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                condition=models.Q(ended_at__isnull=True),
                name="people_membership_once",
            ),
        ]
