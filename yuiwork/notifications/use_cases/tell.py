"""Telling a person something: a message in the product and a mail, both in her language."""

from collections.abc import Callable, Iterable
from uuid import UUID

from django.utils import translation

from yuiwork.core.transactions import inside_transaction
from yuiwork.notifications.letters import Enclosure, Letter, as_text
from yuiwork.notifications.models import Message
from yuiwork.notifications.queries import FIRST_LANGUAGE
from yuiwork.notifications.use_cases.queue import queue_mail
from yuiwork.people import api as people


@inside_transaction
def tell(
    *,
    user_id: UUID,
    kind: str,
    fact: object,
    compose: Callable[[], Letter],
    by_mail: bool = True,
    enclosures: Iterable[Enclosure] = (),
) -> None:
    """Write the message, and the mail unless ``by_mail`` is false. ``compose`` runs in her language.

    ``kind`` and ``fact`` (the id of what happened) make the key: the same fact reaches the same person once.
    """
    user = people.User.objects.select_related("profile").filter(id=user_id, is_active=True).first()
    if user is None:
        return
    key = f"{kind}:{fact}:{user_id}"
    with translation.override(user.language):
        letter = compose()
        _message(user_id, kind, key, letter)
        if by_mail:
            queue_mail(
                key=key,
                to=user.email,
                user_id=user_id,
                subject=letter.subject,
                body=as_text(letter, name=_name_of(user)),
                language=user.language,
                enclosures=enclosures,
            )


@inside_transaction
def write_to(
    *,
    address: str,
    name: str,
    kind: str,
    fact: object,
    compose: Callable[[], Letter],
    language: str = FIRST_LANGUAGE,
    user_id: UUID | None = None,
    enclosures: Iterable[Enclosure] = (),
) -> None:
    """A mail to an address that somebody gave us for this matter, with or without an account."""
    with translation.override(language):
        letter = compose()
        queue_mail(
            key=f"{kind}:{fact}:{address}",
            to=address,
            user_id=user_id,
            subject=letter.subject,
            body=as_text(letter, name=name),
            language=language,
            enclosures=enclosures,
        )


def _message(user_id: UUID, kind: str, key: str, letter: Letter) -> None:
    message = Message(
        key=key,
        user_id=user_id,
        kind=kind,
        title=letter.subject,
        body=letter.paragraphs[0] if letter.paragraphs else "",
        url=letter.links[0].path if letter.links else "",
    )
    Message.objects.bulk_create([message], ignore_conflicts=True)  # the same fact again changes nothing


def _name_of(user: people.User) -> str:
    """Empty before she filled in her profile."""
    profile: people.Profile | None = getattr(user, "profile", None)
    return profile.full_name if profile else ""
