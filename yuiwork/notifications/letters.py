"""What a letter consists of, and how it reads: plain text, one link per action (public-sector-ux.md 3.6)."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

_RULE = "-" * 40


@dataclass(frozen=True, slots=True)
class Link:
    """One action: what it does in words, and a path of this site."""

    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One fact told to one person, already worded in her language.

    The first paragraph and the first link are what the in-app message shows.
    """

    subject: str
    paragraphs: tuple[str, ...]
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with a mail: a filed document, opened in the right of ``party_id``, or bytes."""

    filename: str
    media_type: str
    content: bytes | None = None
    document_id: object = None
    party_id: object = None


def absolute(path: str) -> str:
    """The address of a page as it stands in a mail."""
    return f"{settings.BASE_URL}{path}"


def as_text(letter: Letter, *, name: str) -> str:
    """The body of the mail. ``name`` is empty when we know only the address."""
    blocks = [_("Dear %(name)s,") % {"name": name}] if name else []
    blocks += letter.paragraphs
    blocks += [f"▼ {link.label}\n{absolute(link.path)}" for link in letter.links]
    blocks.append(f"{_RULE}\n{settings.OPERATOR_NAME}\n{settings.BASE_URL}/")
    blocks.append(_("If you do not know why you received this email, please tell us."))
    return "\n\n".join(blocks) + "\n"
