"""As which party somebody meets an article."""

from yuiwork.core.actor import Actor, Role
from yuiwork.media.models import Article


def party_of(actor: Actor, article: Article) -> str | None:
    """``editor`` or ``author``; None for strangers. An editor's own article needs another editor."""
    if actor.user_id == article.author_id:
        return "author"
    if actor.holds(Role.EDITOR, article.programme_id):
        return "editor"
    return None
