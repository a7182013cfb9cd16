"""アンケート: questions as rows with a stable code, so that the same question can be compared over the years.

"Same number = same question every time" (programmes.md 6.3): a code never changes its meaning; a question
that asks something else gets another code.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity


class QuestionKind(models.TextChoices):
    SINGLE = "single", _("One of several")
    MULTI = "multi", _("Any of several")
    SCALE = "scale", _("Five steps")
    NUMBER = "number", _("A number")
    TEXT = "text", _("Free text")


class Survey(Entity):
    """``code`` names a survey that a programme uses again and again; empty for the others."""

    personal_data = "none"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="surveys")
    code = models.SlugField(max_length=40, blank=True)
    title = models.TextField()
    intro = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code"], condition=~Q(code=""), name="learning_survey_code_once"
            ),
        ]


class Question(Entity):
    """``options``: list of ``{"code", "label"}``; for a scale its steps, worst first."""

    personal_data = "none"

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="questions")
    code = models.SlugField(max_length=40)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=QuestionKind)
    text = models.TextField()
    help = models.TextField(blank=True)
    required = models.BooleanField(default=True)
    options = models.JSONField(default=list)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "code"], name="learning_question_code_once"),
            models.UniqueConstraint(fields=["survey", "number"], name="learning_question_number_once"),
            models.CheckConstraint(condition=Q(kind__in=QuestionKind.values), name="learning_question_kind"),
        ]

    @property
    def labels(self) -> dict[str, str]:
        return {option["code"]: option["label"] for option in self.options}


class Response(Entity):
    """What one respondent said, once. ``respondent_key`` names her in this survey: ``application:<id>``."""

    personal_data = "user id, seminar application, answers"

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="responses")
    respondent_key = models.TextField()
    application = models.ForeignKey(
        "learning.SeminarApplication", null=True, on_delete=models.PROTECT, related_name="responses"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "respondent_key"], name="learning_response_once"),
        ]


class Answer(Entity):
    """``value``: the code, the list of codes, the step (1 worst … 5 best), the number or the text."""

    personal_data = "answers"

    response = models.ForeignKey(Response, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    value = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["response", "question"], name="learning_answer_once"),
        ]
