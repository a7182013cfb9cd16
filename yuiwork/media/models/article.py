"""記事: what residents write for their region's own media."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from yuiwork.core.entity import Entity
from yuiwork.core.transitions import Machine, Transition


class ArticleState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("With the editor")
    PUBLISHED = "published", _("Published")


ARTICLE = Machine(
    ArticleState,
    [
        Transition("submit", "draft", "submitted", ("author",), _("Send to the editor")),
        Transition("return", "submitted", "draft", ("editor",), _("Return with comments")),
        Transition("publish", "submitted", "published", ("editor",), _("Publish")),
    ],
    main_line=("draft", "submitted", "published"),
)


class Article(Entity):
    personal_data = "user id, the author's text"

    programme = models.ForeignKey("regions.Programme", on_delete=models.PROTECT, related_name="articles")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="articles")
    title = models.TextField()
    body = models.TextField()
    state = models.CharField(max_length=10, choices=ArticleState, default=ArticleState.DRAFT)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            ARTICLE.constraint("media_article_state"),
            models.CheckConstraint(
                condition=models.Q(state="published", published_at__isnull=False)
                | ~models.Q(state="published") & models.Q(published_at__isnull=True),
                name="media_article_published_at",
            ),
        ]
