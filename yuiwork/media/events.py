"""What the media room announces."""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class ArticlePublished(Event):
    """A resident's article went public."""

    article_id: UUID
    programme_id: UUID
    author_id: UUID
