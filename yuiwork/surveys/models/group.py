"""まとまり: a seminar or a course by which answers are counted, under the name it has for staff."""

from django.db import models

from yuiwork.core.entity import Entity


class AnswerGroup(Entity):
    """``key`` as in ``Response.group_key``; ``title`` as the room that asks calls it now, with its day (JST)."""

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="+")
    key = models.TextField()
    title = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "key"], name="surveys_answer_group_once"),
            models.CheckConstraint(
                condition=~models.Q(key="") & ~models.Q(title=""), name="surveys_answer_group_named"
            ),
        ]
