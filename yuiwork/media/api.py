"""The door of the media room."""

from yuiwork.media.models import Article
from yuiwork.media.queries import published_article, published_articles
from yuiwork.media.use_cases import move_article, write_article

__all__ = ["Article", "move_article", "published_article", "published_articles", "write_article"]
