"""登用: people grow from learner to tutor, director, instructor (programmes.md 0.3, 1.3, 1.9)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Role
from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition
from yuiwork.regions.models.staff import FIRST_LEVEL, SECOND_LEVEL

LEARNER = "learner"
RUNGS = (LEARNER, Role.TUTOR.value, Role.DIRECTOR.value, Role.INSTRUCTOR.value)


class PromotionState(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    CONFIRMED = "confirmed", _("Confirmed")
    DECLINED = "declined", _("Declined")


PROMOTION = Machine(
    PromotionState,
    [
        Transition("confirm", "proposed", "confirmed", ("officer",), _("Confirm")),
        Transition("decline", "proposed", "declined", ("officer",), _("Decline")),
    ],
    main_line=("proposed", "confirmed"),
)


class Promotion(Entity):
    """A step up: proposed by a director, confirmed by another person, an officer. It starts from ``learner`` or a role."""

    personal_data = "user id, free text about a person"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="promotions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="promotions")
    from_role = models.CharField(max_length=20)
    to_role = models.CharField(max_length=20)
    to_level = models.PositiveSmallIntegerField(default=FIRST_LEVEL)
    reason = models.TextField()
    state = models.CharField(max_length=10, choices=PromotionState, default=PromotionState.PROPOSED)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [
            PROMOTION.constraint("regions_promotion_state"),
            models.CheckConstraint(condition=Q(from_role__in=RUNGS), name="regions_promotion_from"),
            models.CheckConstraint(condition=Q(to_role__in=RUNGS[1:]), name="regions_promotion_to"),
            models.CheckConstraint(
                condition=Q(to_level=FIRST_LEVEL) | Q(to_level=SECOND_LEVEL, to_role="director"),
                name="regions_promotion_level",
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", decided_at__isnull=True)
                | (~Q(state="proposed") & Q(decided_at__isnull=False)),
                name="regions_promotion_decided_when",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True)
                | Q(proposed_by__isnull=True)
                | ~Q(decided_by=F("proposed_by")),
                name="regions_promotion_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(answer=""), name="regions_promotion_declined_why"
            ),
            models.UniqueConstraint(
                fields=["programme", "user", "to_role", "to_level"],
                condition=Q(state="proposed"),
                name="regions_promotion_proposed_once",
            ),
        ]
