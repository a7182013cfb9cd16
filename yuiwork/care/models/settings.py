"""見守りの目安: from when on a silence is noticed, per programme. 0 turns a signal off."""

from django.db import models
from django.db.models import Q

from yuiwork.core.entity import Entity


class CareSettings(Entity):
    """Days, and a number of sessions. A programme without a row has these defaults."""

    personal_data = "none"

    programme = models.OneToOneField(
        "regions.Programme", on_delete=models.PROTECT, related_name="care_settings"
    )
    quiet_days = models.PositiveSmallIntegerField(default=10)  # nothing seen of her
    start_days = models.PositiveSmallIntegerField(default=7)  # nothing done since the course began
    late_days = models.PositiveSmallIntegerField(default=3)  # an exercise is so long overdue
    missed_sessions = models.PositiveSmallIntegerField(default=1)  # missed without a word, one after another
    low_answer = models.PositiveSmallIntegerField(
        default=2
    )  # step of five in a survey with her name, or lower
    answer_days = models.PositiveSmallIntegerField(default=2)  # business days promised for a question

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(answer_days__gte=1), name="care_settings_answer_days"),
            models.CheckConstraint(condition=Q(low_answer__lte=4), name="care_settings_low_answer"),
        ]
