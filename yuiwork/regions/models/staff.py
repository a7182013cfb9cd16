"""Who has which role in a programme, since when, until when; staff lent by another programme. History stays."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import PROGRAMME_STAFF
from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition

_ROLES = [(r.value, r.value) for r in sorted(PROGRAMME_STAFF)]
FIRST_LEVEL, SECOND_LEVEL = 1, 2


class StaffRole(Entity):
    """``until``: the day it was ended. ``ends_on``: the last day agreed beforehand (lent staff); it ends by itself.

    ``level`` 2 marks a director who has finished the directors' second course (programmes.md 1.9).
    """

    personal_data = "user id"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="staff")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="staff_roles")
    role = models.CharField(max_length=20, choices=_ROLES)
    level = models.PositiveSmallIntegerField(default=FIRST_LEVEL)
    since = models.DateField()
    until = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    loan = models.ForeignKey("regions.StaffLoan", null=True, on_delete=models.PROTECT, related_name="roles")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "user", "role"],
                condition=models.Q(until__isnull=True),
                name="regions_staff_role_once",
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=sorted(r.value for r in PROGRAMME_STAFF)),
                name="regions_staff_role_known",
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="regions_staff_role_dates",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("since")),
                name="regions_staff_role_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(level=FIRST_LEVEL) | Q(level=SECOND_LEVEL, role="director"),
                name="regions_staff_role_level",
            ),
        ]


class LoanState(models.TextChoices):
    ASKED = "asked", _("Waiting for the other programme")
    AGREED = "agreed", _("Agreed by both")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


STAFF_LOAN = Machine(
    LoanState,
    [
        Transition("agree", "asked", "agreed", ("home",), _("Agree")),
        Transition("decline", "asked", "declined", ("home",), _("Decline")),
        Transition("withdraw", "asked", "withdrawn", ("host",), _("Withdraw")),
    ],
    main_line=("asked", "agreed"),
)


class StaffLoan(Entity):
    """派遣: a programme asks for a person who serves another one (``home_programme``), for some time.

    It asks as officer of the host, the officer of the home programme agrees: both have said yes before the role
    exists (the database refuses a role whose loan is not agreed).
    """

    personal_data = "user id"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="loans")
    home_programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="lent")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=_ROLES)
    since = models.DateField()
    ends_on = models.DateField()
    note = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=LoanState, default=LoanState.ASKED)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            STAFF_LOAN.constraint("regions_loan_state"),
            models.CheckConstraint(condition=~Q(programme=F("home_programme")), name="regions_loan_other"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("since")), name="regions_loan_dates"),
            models.CheckConstraint(
                condition=Q(state="asked", answered_at__isnull=True)
                | (~Q(state="asked") & Q(answered_at__isnull=False)),
                name="regions_loan_answered_when",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(reason=""), name="regions_loan_declined_why"
            ),
            models.UniqueConstraint(
                fields=["programme", "user", "role"],
                condition=Q(state="asked"),
                name="regions_loan_asked_once",
            ),
        ]
