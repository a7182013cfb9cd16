"""スタンプ: one for each thing she has done, on the board of her programme (programmes.md 0, item 2).

A 挑戦 (challenge) is a stamp that the programme has thought of: given when something was done often enough, or by hand.
A stamp is never deleted. One given by mistake is taken back: the row stays, with the day and the reason that she reads.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity
from yuiwork.learning.stamp_pictures import PICTURES


class StampKind(models.TextChoices):
    SEMINAR = "seminar", _("Seminar")
    SESSION = "session", _("Session")
    EXERCISE = "exercise", _("Exercise")
    CHALLENGE = "challenge", _("Challenge")


class Trigger(models.TextChoices):
    SEMINAR = "seminar", _("Seminars attended")
    SESSION = "session", _("Sessions attended")
    EXERCISE = "exercise", _("Exercises passed")
    PIECE = "piece", _("Pieces published")
    COMPLETION = "completion", _("Courses completed")
    HAND = "hand", pgettext_lazy("stamp", "By hand, with a reason")


class Challenge(Entity):
    """``trigger`` and ``threshold``: given when she has done this so often. ``picture``: a drawing of ours.

    ``closed_at``: no longer given from then on; whoever has it keeps it.
    """

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="challenges")
    number = models.PositiveIntegerField()
    title = models.TextField()
    description = models.TextField(blank=True)
    picture = models.CharField(max_length=20)
    trigger = models.CharField(max_length=10, choices=Trigger)
    threshold = models.PositiveIntegerField(default=1)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="learning_challenge_number_once"),
            models.UniqueConstraint(fields=["programme", "title"], name="learning_challenge_title_once"),
            models.CheckConstraint(condition=~Q(title=""), name="learning_challenge_named"),
            models.CheckConstraint(
                condition=Q(picture__in=sorted(PICTURES)), name="learning_challenge_picture"
            ),
            models.CheckConstraint(
                condition=Q(trigger__in=Trigger.values), name="learning_challenge_trigger"
            ),
            models.CheckConstraint(
                condition=Q(threshold__gte=1) & (~Q(trigger="hand") | Q(threshold=1)),
                name="learning_challenge_threshold",
            ),
        ]

    @property
    def drawing(self) -> str:
        """An SVG path on a 24 × 24 grid."""
        return PICTURES[self.picture]

    @property
    def is_by_hand(self) -> bool:
        return self.trigger == Trigger.HAND


class Stamp(Entity):
    """``ref_id``: the seminar application, attendance or submission it was given for; its own for a challenge.

    ``reason`` and ``given_by``: for stamps given by hand. ``taken_back_reason`` is empty when the thing it counted was
    put right (attendance marked by mistake); what was given by hand is taken back with words only.
    """

    personal_data = "user id or digest of the e-mail address, free text"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="stamps")
    person_key = models.TextField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="stamps"
    )
    kind = models.CharField(max_length=10, choices=StampKind)
    ref_id = models.UUIDField()
    label = models.TextField()
    challenge = models.ForeignKey(Challenge, null=True, on_delete=models.PROTECT, related_name="stamps")
    reason = models.TextField(blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True)
    taken_back_reason = models.TextField(blank=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "ref_id"], condition=Q(taken_back_at__isnull=True), name="learning_stamp_once"
            ),
            models.UniqueConstraint(
                fields=["challenge", "person_key"],
                condition=Q(challenge__isnull=False, taken_back_at__isnull=True),
                name="learning_challenge_once",
            ),
            models.CheckConstraint(condition=Q(kind__in=StampKind.values), name="learning_stamp_kind"),
            models.CheckConstraint(
                condition=Q(kind="challenge", challenge__isnull=False)
                | ~Q(kind="challenge") & Q(challenge__isnull=True),
                name="learning_stamp_of_challenge",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True, taken_back_by__isnull=True, taken_back_reason="")
                | Q(taken_back_at__isnull=False) & (Q(reason="") | ~Q(reason="") & ~Q(taken_back_reason="")),
                name="learning_stamp_taken_back_why",
            ),
        ]
        indexes = [models.Index(fields=["person_key", "programme"], name="learning_stamp_by_person")]
