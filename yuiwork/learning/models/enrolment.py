"""受講: a person in a course with her tutor."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition


class EnrolmentState(models.TextChoices):
    ACTIVE = "active", pgettext_lazy("course", "Learning")
    COMPLETED = "completed", pgettext_lazy("course", "Completed")
    LEFT = "left", pgettext_lazy("course", "Left")


ENROLMENT = Machine(
    EnrolmentState,
    [
        Transition("complete", "active", "completed", ("system",), pgettext_lazy("course", "Completed")),
        Transition("leave", "active", "left", ("learner", "staff"), pgettext_lazy("course", "Leave")),
        Transition("return", "left", "active", ("learner", "staff"), pgettext_lazy("course", "Come back")),
    ],
    main_line=("active", "completed"),
)


class Enrolment(Entity):
    personal_data = "user id, tutor's user id"

    course = models.ForeignKey("learning.Course", on_delete=models.PROTECT, related_name="enrolments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="enrolments")
    tutor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    application = models.OneToOneField(
        "learning.CourseApplication", on_delete=models.PROTECT, related_name="enrolment"
    )
    state = models.CharField(max_length=10, choices=EnrolmentState, default=EnrolmentState.ACTIVE)
    completed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            ENROLMENT.constraint("learning_enrolment_state"),
            models.UniqueConstraint(fields=["course", "user"], name="learning_enrolment_once"),
            models.CheckConstraint(
                condition=Q(state="completed", completed_at__isnull=False)
                | Q(state__in=["active", "left"], completed_at__isnull=True),
                name="learning_enrolment_completed_when",
            ),
        ]
