"""自己分析シート: prompts a learner answers again and again over the months (programmes.md 6.2, 1.9)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from yuiwork.core.entity import Entity


class Worksheet(Entity):
    """``prompts``: list of ``{"code", "text"}``; a code never changes its meaning, so answers stand side by side."""

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="worksheets")
    code = models.SlugField(max_length=40)
    title = models.TextField()
    intro = models.TextField(blank=True)
    prompts = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="learning_worksheet_code_once"),
        ]


class WorksheetEntry(Entity):
    """What she wrote on one day. Hers and her tutor's alone, unless she shares it with the programme's teachers.

    ``answers``: text by the code of the prompt. ``filled_on`` JST.
    """

    personal_data = "user id, free text about herself"

    worksheet = models.ForeignKey(Worksheet, on_delete=models.PROTECT, related_name="entries")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    filled_on = models.DateField()
    answers = models.JSONField()
    shared = models.BooleanField(default=False)

    class Meta:
        constraints = [
            # One a day: a second saving on the same day continues it.
            models.UniqueConstraint(
                fields=["worksheet", "user", "filled_on"], name="learning_worksheet_once_a_day"
            ),
            models.CheckConstraint(condition=~Q(answers={}), name="learning_worksheet_has_answers"),
        ]
