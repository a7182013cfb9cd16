"""Reads of the notifications room, scoped by who asks."""

from dataclasses import dataclass
from uuid import UUID

from django.core.paginator import Page, Paginator

from yuiwork.audit import api as audit
from yuiwork.core.actor import Actor
from yuiwork.core.errors import NotFound
from yuiwork.notifications.models import Mail, MailAttachment, Message
from yuiwork.notifications.policies import may_open_outbox
from yuiwork.people import api as people

FIRST_LANGUAGE = "ja"
PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class File:
    """A file to hand out."""

    filename: str
    media_type: str
    content: bytes


def messages_of(user_id: UUID, *, page: str | int | None = 1) -> Page[Message]:
    """Her messages, newest first."""
    rows = Message.objects.filter(user_id=user_id).order_by("-created_at", "-id")
    return Paginator(rows, PAGE_SIZE).get_page(page)


def unread_count(user_id: UUID) -> int:
    """How many of her messages she has not opened."""
    return Message.objects.filter(user_id=user_id, read_at=None).count()


def language_of(user_id: UUID | None) -> str:
    """The language of her account; Japanese for those without one."""
    if user_id is None:
        return FIRST_LANGUAGE
    chosen = people.User.objects.filter(id=user_id).values_list("language", flat=True).first()
    return chosen or FIRST_LANGUAGE


def outbox(actor: Actor, *, to: str = "", page: str | int | None = 1) -> Page[Mail]:
    """Outgoing mail, newest first; ``to`` narrows to addresses that contain it. ``NotFound`` for others."""
    _outbox_only_for(actor)
    rows = Mail.objects.order_by("-created_at", "-id").prefetch_related("attachments")
    if to:
        rows = rows.filter(to__icontains=to)
    return Paginator(rows, PAGE_SIZE).get_page(page)


def mail_for(actor: Actor, mail_id: UUID) -> Mail:
    """One outgoing mail with its attachments. Raises ``NotFound``."""
    _outbox_only_for(actor)
    mail = Mail.objects.prefetch_related("attachments").filter(id=mail_id).first()
    if mail is None:
        raise NotFound
    return mail


def attachment_for(actor: Actor, mail_id: UUID, position: int) -> File:
    """One file of an outgoing mail. Raises ``NotFound``."""
    _outbox_only_for(actor)
    row = MailAttachment.objects.filter(mail_id=mail_id, position=position).first()
    if row is None:
        raise NotFound
    return file_of(row)


def file_of(row: MailAttachment) -> File:
    """The file itself; a filed document is opened in the right of the party it was sent to."""
    if row.document_id is not None and row.party_id is not None:
        content = audit.open_document(row.document_id, party_ids=[row.party_id]).content
    else:
        content = bytes(row.content or b"")
    return File(row.filename, row.media_type, content)


def _outbox_only_for(actor: Actor) -> None:
    if not may_open_outbox(actor):
        raise NotFound
