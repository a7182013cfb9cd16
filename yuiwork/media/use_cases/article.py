"""Writing an article and moving it towards its readers."""

from uuid import UUID

from yuiwork.audit import api as audit
from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.core.events import publish
from yuiwork.core.transactions import use_case
from yuiwork.media.events import ArticlePublished
from yuiwork.media.models import Article, ArticleState
from yuiwork.media.models.article import ARTICLE
from yuiwork.media.policies import party_of


@use_case
def write_article(*, actor: Actor, programme_id: UUID, title: str, body: str) -> Article:
    """A new draft of the actor's own."""
    assert actor.user_id is not None
    article = Article.objects.create(
        programme_id=programme_id, author_id=actor.user_id, title=title, body=body
    )
    audit.record(actor=actor, action="write", target="media.Article", target_id=article.id)
    return article


@use_case
def move_article(*, actor: Actor, article_id: UUID, action: str) -> Article:
    """``submit``, ``return`` or ``publish``. Raises ``NotFound`` to strangers, ``Refused`` out of turn."""
    article = Article.objects.select_for_update().filter(id=article_id).first()
    party = party_of(actor, article) if article else None
    if article is None or party is None:
        raise NotFound
    article.state = ARTICLE.step(article.state, action, by=party)
    if article.state == ArticleState.PUBLISHED:
        article.published_at = clock.now()
        publish(
            ArticlePublished(
                article_id=article.id, programme_id=article.programme_id, author_id=article.author_id
            )
        )
    article.save(update_fields=["state", "published_at"])
    audit.record(actor=actor, action=action, target="media.Article", target_id=article.id)
    return article
