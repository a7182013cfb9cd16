"""Putting a mail into the queue: row, attachments and job in the transaction of the change it reports."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.conf import settings
from procrastinate.contrib.django import app

from yuiwork.core.priority import Priority, of_now
from yuiwork.core.transactions import inside_transaction
from yuiwork.notifications.letters import Enclosure
from yuiwork.notifications.models import Mail, MailAttachment, MailState

SEND_TASK = "send_mail"  # defined in tasks.py


@inside_transaction
def queue_mail(
    *,
    key: str,
    to: str,
    subject: str,
    body: str,
    language: str,
    user_id: UUID | None = None,
    sender: str = "",
    headers: Mapping[str, str] | None = None,
    enclosures: Iterable[Enclosure] = (),
    priority: Priority | None = None,
) -> Mail:
    """Queue one mail to one address; the same ``key`` again returns the first mail and changes nothing.

    In a demo without a mail server the mail is kept, to be read in the outbox. ``priority``: FIRST when somebody
    waits for it in front of her screen.
    """
    kept = settings.DEMO and not settings.EMAIL_HOST
    mail, created = Mail.objects.get_or_create(
        key=key,
        defaults={
            "to": to,
            "user_id": user_id,
            "sender": sender or settings.DEFAULT_FROM_EMAIL,
            "subject": " ".join(subject.split()),  # a header has one line
            "body": body,
            "language": language,
            "headers": dict(headers or {}),
            "state": MailState.KEPT if kept else MailState.QUEUED,
        },
    )
    if created:
        MailAttachment.objects.bulk_create(_attachments(mail, enclosures))
        if not kept:
            defer_sending(mail.id, priority=of_now() if priority is None else priority)
    return mail


def defer_sending(mail_id: UUID, *, priority: Priority = Priority.IN_TURN) -> None:
    """Ask the worker to send it; the job is a row of the same transaction."""
    app.configure_task(SEND_TASK, priority=priority).defer(mail_id=str(mail_id))


def _attachments(mail: Mail, enclosures: Iterable[Enclosure]) -> list[MailAttachment]:
    rows = []
    for position, item in enumerate(enclosures, start=1):
        source: dict[str, Any] = {"content": item.content}
        if item.document_id is not None:
            source = {"document_id": item.document_id, "party_id": item.party_id}
        rows.append(
            MailAttachment(
                mail=mail, position=position, filename=item.filename, media_type=item.media_type, **source
            )
        )
    return rows
