"""Reads of the media room."""

from uuid import UUID

from yuiwork.core.errors import NotFound
from yuiwork.media.models import Article, ArticleState


def published_articles(programme_id: UUID, *, limit: int = 20) -> list[Article]:
    """Newest first."""
    rows = Article.objects.filter(programme_id=programme_id, state=ArticleState.PUBLISHED)
    return list(rows.order_by("-published_at")[:limit])


def published_article(article_id: UUID) -> Article:
    """Raises ``NotFound`` for drafts and unknown ones."""
    row = (
        Article.objects.select_related("programme")
        .filter(id=article_id, state=ArticleState.PUBLISHED)
        .first()
    )
    if row is None:
        raise NotFound
    return row
