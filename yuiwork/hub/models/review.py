"""下書き確認: what the reader says about one version, as a whole and paragraph by paragraph."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.entity import Entity
from yuiwork.hub.models.draft import Draft


class Outcome(models.TextChoices):
    GOOD = "good", pgettext_lazy("draft", "Good")
    REDO = "redo", _("Improve and submit again")
    CONSULT = "consult", _("Let us talk about it")


class DraftReview(Entity):
    """Once per version. ``unmet``: positions of the contract's acceptance criteria that are not met yet."""

    personal_data = "user id, free text"

    draft = models.OneToOneField(Draft, on_delete=models.PROTECT, related_name="review")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome)
    note = models.TextField(blank=True)
    unmet = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(outcome__in=Outcome.values), name="hub_review_outcome"),
            models.CheckConstraint(
                condition=~models.Q(outcome=Outcome.GOOD) | models.Q(unmet=[]), name="hub_review_good_is_met"
            ),
        ]


class DraftComment(Entity):
    """A remark at one paragraph, counted from 1."""

    personal_data = "free text"

    review = models.ForeignKey(DraftReview, on_delete=models.PROTECT, related_name="comments")
    paragraph = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["paragraph"]
        constraints = [
            models.UniqueConstraint(fields=["review", "paragraph"], name="hub_comment_once"),
            models.CheckConstraint(
                condition=models.Q(paragraph__gte=1) & ~models.Q(text=""), name="hub_comment_somewhere"
            ),
        ]
