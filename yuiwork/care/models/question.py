"""チューターへの質問: a learner asks, and knows by which day the answer comes."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from yuiwork.core.entity import Disclosure, Entity


class TutorQuestion(Entity):
    """One thread. ``waits_since``: her newest word that nobody has answered; ``promised_on`` JST belongs to it."""

    personal_data = "user id"

    enrolment = models.ForeignKey("learning.Enrolment", on_delete=models.PROTECT, related_name="questions")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tutor_questions"
    )
    subject = models.TextField()
    waits_since = models.DateTimeField(null=True)
    promised_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(waits_since__isnull=True, promised_on__isnull=True)
                | Q(waits_since__isnull=False, promised_on__isnull=False),
                name="care_question_promise",
            ),
        ]
        indexes = [
            models.Index(
                fields=["promised_on"], condition=Q(promised_on__isnull=False), name="care_question_waiting"
            )
        ]


class TutorMessage(Entity):
    """One word in a thread, kept as written."""

    personal_data = "user id, what was written"
    tells_of = Disclosure("question__user_id", without=("author",))

    question = models.ForeignKey(TutorQuestion, on_delete=models.PROTECT, related_name="messages")
    submission_id = models.UUIDField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["submission_id"], name="care_message_submission_once"),
            models.CheckConstraint(condition=~Q(text=""), name="care_message_not_empty"),
        ]
