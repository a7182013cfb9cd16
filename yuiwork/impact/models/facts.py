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
    """One reason why a person has reached a step: an application, an attendance, a contract (``ref``).

    Her first time is the earliest ``on`` (JST) among those that hold. A mark taken back stays as a row that does not
    hold, so that events which overtake each other end in the same state: the newest (``told_at``) counts.
    """

    personal_data = "user id or digest of an e-mail address"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="+")
    person_key = models.CharField(max_length=64)  # user id, or the digest before there is an account
    kind = models.CharField(max_length=20, choices=Milestone)
    ref = models.UUIDField()
    on = models.DateField()
    holds = models.BooleanField(default=True)
    told_at = models.DateTimeField()
    imported = models.BooleanField(default=False)  # from a file of an earlier year, not from an event

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "kind", "ref"], name="impact_milestone_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=Milestone.values), name="impact_milestone_kind"
            ),
        ]
        indexes = [
            models.Index(fields=["programme", "kind", "person_key", "on"], name="impact_milestone_first")
        ]


class PersonAlias(Entity):
    """``old_key`` is the person ``new_key``. Kept, because an older fact may be told after the two were joined."""

    personal_data = "user id, digest of an e-mail address"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="+")
    old_key = models.CharField(max_length=64)
    new_key = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "old_key"], name="impact_alias_once"),
            models.CheckConstraint(
                condition=~models.Q(old_key=models.F("new_key")), name="impact_alias_other"
            ),
        ]


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


class NotedOutcome(Entity):
    """What came of a consultation, as the desk noted it last (programmes.md 5, indicators 28 to 30). ``on``: JST.

    ``ref``: the consultation; who it was is known to the desk alone. Taken back: it no longer ``holds``.
    """

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="+")
    ref = models.UUIDField()
    outcome = models.CharField(max_length=20, blank=True)
    on = models.DateField(null=True)
    holds = models.BooleanField()
    told_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ref"], name="impact_outcome_once"),
            models.CheckConstraint(
                condition=models.Q(holds=False) | (models.Q(on__isnull=False) & ~models.Q(outcome="")),
                name="impact_outcome_has_a_day",
            ),
        ]
        indexes = [models.Index(fields=["programme", "outcome", "on"], name="impact_outcome_period")]
