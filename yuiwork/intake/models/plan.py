"""ヒアリング before the course and the 個別計画 agreed with the learner (programmes.md 3.1 RQ07)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition


class HearingWay(models.TextChoices):
    MEETING = "meeting", _("Face to face")
    ONLINE = "online", pgettext_lazy("hearing", "Online")
    PHONE = "phone", _("By phone")


class Hearing(Entity):
    """One talk with an applicant. ``answers``: what she said, by code of the prompt (``data/hearing_prompts.json``).

    ``note`` is for the office and her tutor; she does not see it on her pages (she does in a copy of her data).
    """

    personal_data = "user id, answers, notes, author's user id"

    application = models.OneToOneField(
        "learning.CourseApplication", on_delete=models.PROTECT, related_name="hearing"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField()
    way = models.CharField(max_length=10, choices=HearingWay)
    answers = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(way__in=HearingWay.values), name="intake_hearing_way"),
        ]


class PlanState(models.TextChoices):
    SHOWN = "shown", _("Waiting for the learner")
    AGREED = "agreed", pgettext_lazy("plan", "Agreed")
    ASKED = "asked", _("The learner asks for a change")
    REPLACED = "replaced", _("Replaced by a newer plan")


PLAN = Machine(
    PlanState,
    [
        Transition("agree", "shown", "agreed", ("learner",), pgettext_lazy("plan", "Agree")),
        Transition("ask", "shown", "asked", ("learner",), _("Ask for a change")),
        Transition("replace", "shown", "replaced", ("staff",), _("Write a new version")),
        Transition("replace", "agreed", "replaced", ("staff",), _("Write a new version")),
        Transition("replace", "asked", "replaced", ("staff",), _("Write a new version")),
    ],
    main_line=("shown", "agreed"),
)


class LearningPlan(Entity):
    """One version of what learner and office agree upon. ``wish`` is what she would like to be otherwise."""

    personal_data = "user id, plan, author's user id"

    application = models.ForeignKey(
        "learning.CourseApplication", on_delete=models.PROTECT, related_name="plans"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submission_id = models.UUIDField()
    version = models.PositiveIntegerField()
    goal = models.TextField()
    steps = models.TextField()
    weekly_hours = models.PositiveSmallIntegerField()
    support = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=PlanState, default=PlanState.SHOWN)
    wish = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            PLAN.constraint("intake_plan_state"),
            models.UniqueConstraint(fields=["submission_id"], name="intake_plan_sent_once"),
            models.UniqueConstraint(fields=["application", "version"], name="intake_plan_version_once"),
            models.UniqueConstraint(
                fields=["application"], condition=~Q(state="replaced"), name="intake_plan_one_in_force"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["agreed", "asked"]) | Q(answered_at__isnull=False),
                name="intake_plan_answered_when",
            ),
            models.CheckConstraint(condition=~Q(state="asked") | ~Q(wish=""), name="intake_plan_wish_said"),
            models.CheckConstraint(
                condition=Q(weekly_hours__gte=1, weekly_hours__lte=60), name="intake_plan_weekly_hours"
            ),
        ]
