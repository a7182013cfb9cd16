"""Facts taken from events: who reached what when, and which pay was earned when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity, YenField


class Milestone(models.TextChoices):
    """The funnel, in order (programmes.md 5)."""

    APPLIED = "applied", _("Applied for a seminar")
    ATTENDED = "attended", _("Attended a seminar")
    ENROLLED = "enrolled", _("Took a course")
    COMPLETED = "completed", _("Completed a course")
    FIRST_JOB = "first_job", _("Finished a first paid job")
    EARNED = "earned", _("Received pay in the bank")


class PersonMilestone(Entity):
    """A person's first time. ``person_key``: user id, or a digest of the address before there is an account."""

    personal_data = "user id or digest of an e-mail address"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="+")
    person_key = models.CharField(max_length=64)
    kind = models.CharField(max_length=20, choices=Milestone)
    on = models.DateField()
    refs = models.JSONField(default=list)  # what it rests on: a mark taken back takes the milestone with it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "person_key", "kind"], name="impact_milestone_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=Milestone.values), name="impact_milestone_kind"
            ),
        ]
        indexes = [models.Index(fields=["programme", "kind", "on"], name="impact_milestone_count")]


class Earning(Entity):
    """Pay of one accepted delivery, in yen after fees and tax, on the day of acceptance. ``ref``: the contract."""

    personal_data = "user id, pay"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="+")
    person_key = models.CharField(max_length=64)
    ref = models.UUIDField()
    amount = YenField()
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "ref"], name="impact_earning_once"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="impact_earning_positive"),
        ]
        indexes = [models.Index(fields=["programme", "on"], name="impact_earning_period")]
