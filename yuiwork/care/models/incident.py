"""ヒヤリハット・事故の記録: what happened to somebody's safety or health, what was done, what is changed (RQ40).

What is told of people is sealed (core.sealed): neither the database nor a backup holds a readable word of it.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition

SEALED = "care.incident"  # purpose of the seal


class IncidentState(models.TextChoices):
    OPEN = "open", pgettext_lazy("incident", "Being followed up")
    CLOSED = "closed", pgettext_lazy("incident", "Closed")


INCIDENT = Machine(
    IncidentState,
    [Transition("close", "open", "closed", ("leader",), pgettext_lazy("incident", "Close the record"))],
    main_line=("open", "closed"),
)


class IncidentKind(models.TextChoices):
    NEAR_MISS = "near_miss", pgettext_lazy("incident", "Near miss: no harm was done")
    INJURY = "injury", pgettext_lazy("incident", "Injury")
    ILLNESS = "illness", pgettext_lazy("incident", "Sudden illness")
    CHILD = "child", pgettext_lazy("incident", "A child in our care")
    CONDUCT = "conduct", pgettext_lazy("incident", "Harassment or trouble between people")
    DATA = "data", pgettext_lazy("incident", "Personal data lost, leaked or sent to the wrong person")
    DAMAGE = "damage", pgettext_lazy("incident", "Damage to things")
    OTHER = "other", pgettext_lazy("incident", "Something else")


class IncidentOccasion(models.TextChoices):
    SEMINAR = "seminar", pgettext_lazy("incident", "Seminar")
    COURSE = "course", pgettext_lazy("incident", "Course session or help meeting")
    CHILDCARE = "childcare", pgettext_lazy("incident", "Childcare")
    FACILITY = "facility", pgettext_lazy("incident", "Use of our rooms")
    WORK = "work", pgettext_lazy("incident", "Coached work")
    ONLINE = "online", pgettext_lazy("incident", "Online")
    OTHER = "other", pgettext_lazy("incident", "Elsewhere")


class Incident(Entity):
    """``account``: sealed; what happened and to whom. ``prevention``: what is changed so that it does not come again.

    ``told_owner_on``: the JST day on which the commissioning office was told. Never deleted.
    """

    personal_data = "sealed: what happened, to whom; user ids of staff"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="incidents")
    submission_id = models.UUIDField()
    kind = models.CharField(max_length=12, choices=IncidentKind)
    occasion = models.CharField(max_length=12, choices=IncidentOccasion)
    happened_at = models.DateTimeField()
    place = models.TextField(blank=True)
    doctor = models.BooleanField()  # somebody saw a doctor or was taken to one
    account = models.TextField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=IncidentState, default=IncidentState.OPEN)
    next_on = models.DateField(null=True)
    told_owner_on = models.DateField(null=True)
    prevention = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            INCIDENT.constraint("care_incident_state"),
            models.UniqueConstraint(fields=["submission_id"], name="care_incident_submission_once"),
            models.CheckConstraint(condition=Q(kind__in=IncidentKind.values), name="care_incident_kind"),
            models.CheckConstraint(
                condition=Q(occasion__in=IncidentOccasion.values), name="care_incident_occasion"
            ),
            models.CheckConstraint(
                condition=Q(happened_at__lte=F("created_at")), name="care_incident_has_happened"
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_at__isnull=True, closed_by__isnull=True)
                | (Q(state="closed", closed_at__isnull=False, closed_by__isnull=False) & ~Q(prevention="")),
                name="care_incident_closed_with_prevention",
            ),
        ]
        indexes = [models.Index(fields=["programme", "state", "-happened_at"], name="care_incident_newest")]


class IncidentStep(Entity):
    """One thing that was done about it. Append-only: a trigger refuses changes."""

    personal_data = "sealed: what was done; user id of the staff member"

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="steps")
    submission_id = models.UUIDField()
    what = models.TextField()  # sealed
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.UniqueConstraint(fields=["submission_id"], name="care_incident_step_once"),
        ]
