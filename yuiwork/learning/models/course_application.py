"""申込 for a course, and how the officer decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition


class CourseApplicationState(models.TextChoices):
    APPLIED = "applied", _("Waiting for the decision")
    WAITING = "waiting", _("On the waiting list")
    ACCEPTED = "accepted", pgettext_lazy("application", "Accepted")
    DECLINED = "declined", pgettext_lazy("application", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("application", "Withdrawn")


COURSE_APPLICATION = Machine(
    CourseApplicationState,
    [
        Transition("accept", "applied", "accepted", ("officer",), pgettext_lazy("application", "Accept")),
        Transition("wait", "applied", "waiting", ("officer",), _("Put on the waiting list")),
        Transition("decline", "applied", "declined", ("officer",), pgettext_lazy("application", "Decline")),
        Transition("accept", "waiting", "accepted", ("officer",), pgettext_lazy("application", "Accept")),
        Transition("decline", "waiting", "declined", ("officer",), pgettext_lazy("application", "Decline")),
        Transition(
            "withdraw", "applied", "withdrawn", ("applicant",), pgettext_lazy("application", "Withdraw")
        ),
        Transition(
            "withdraw", "waiting", "withdrawn", ("applicant",), pgettext_lazy("application", "Withdraw")
        ),
        Transition("give_up", "accepted", "withdrawn", ("applicant",), _("Give up the place")),
    ],
    main_line=("applied", "accepted"),
)
_DECIDED = ["waiting", "accepted", "declined"]


class CourseApplication(Entity):
    """Names come from her profile. ``reason`` is what she is told with 'not now' or 'no'."""

    personal_data = "user id, motive, worries, hours, reason of the decision"

    course = models.ForeignKey("learning.Course", on_delete=models.PROTECT, related_name="applications")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="course_applications"
    )
    submission_id = models.UUIDField()
    motive = models.TextField()
    weekly_hours = models.PositiveSmallIntegerField()
    worries = models.TextField(blank=True)
    state = models.CharField(
        max_length=10, choices=CourseApplicationState, default=CourseApplicationState.APPLIED
    )
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            COURSE_APPLICATION.constraint("learning_course_application_state"),
            models.UniqueConstraint(fields=["submission_id"], name="learning_course_submission_once"),
            models.UniqueConstraint(
                fields=["course", "user"],
                condition=~Q(state__in=["declined", "withdrawn"]),
                name="learning_course_application_once",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_DECIDED) | Q(decided_at__isnull=False),
                name="learning_course_decided_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["waiting", "declined"]) | ~Q(reason=""),
                name="learning_course_no_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(weekly_hours__gte=1, weekly_hours__lte=60), name="learning_course_weekly_hours"
            ),
        ]
