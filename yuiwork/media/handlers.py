"""Reactions to what this room and lower rooms announce."""

from yuiwork.core.actor import Actor
from yuiwork.japan.dates import jst_date
from yuiwork.learning import api as learning
from yuiwork.media.events import ArticlePublished
from yuiwork.media.models import Article


def count_published_piece(event: ArticlePublished) -> None:
    """A learner's published article counts for the debut condition of her course (programmes.md 1.6)."""
    if event.programme_id not in learning.programme_ids_of_learner(event.author_id):
        return
    article = Article.objects.get(id=event.article_id)
    learning.count_published_piece(
        actor=Actor.for_system("count_published_piece"),
        programme_id=event.programme_id,
        user_id=event.author_id,
        ref_id=event.article_id,
        title=article.title,
        published_on=jst_date(event.at),
    )
