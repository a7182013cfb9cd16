"""Django's way of sending mail, led into our queue.

Everything that calls ``send_mail`` (sign-in pages too) ends up as rows: one outbox, one retry rule.
"""

from collections.abc import Sequence
from email.mime.base import MIMEBase
from email.utils import parseaddr
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils.translation import get_language

from yuiwork.core.ids import new_id
from yuiwork.core.priority import Priority
from yuiwork.notifications.letters import Enclosure
from yuiwork.notifications.use_cases.queue import queue_mail
from yuiwork.people import api as people


class QueuedMail(BaseEmailBackend):
    """``settings.EMAIL_BACKEND``. One row per recipient; plain text only: an HTML alternative is left out."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue the mails; all of them or none. Returns how many messages were queued."""
        with transaction.atomic():
            for message in email_messages:
                self._queue(message)
        return len(email_messages)

    def _queue(self, message: EmailMessage) -> None:
        for recipient in message.recipients():
            address = _address(recipient)
            user = people.User.objects.filter(email=address).first()
            queue_mail(
                key=f"django:{new_id()}",  # two calls are two mails: their senders know no keys
                to=address,
                user_id=user.id if user else None,
                sender=message.from_email,
                subject=str(message.subject),
                body=str(message.body),
                language=user.language if user else (get_language() or "ja"),
                headers=message.extra_headers,
                enclosures=[_enclosure(item) for item in message.attachments],
                priority=Priority.FIRST,  # a code or a link, without which she cannot go on
            )


def _address(recipient: str) -> str:
    """``山田 <a@b>`` → ``a@b``. A bare address stays: the parser would lose ``foo..bar.@docomo.ne.jp``."""
    return parseaddr(recipient)[1] if "<" in recipient else recipient


def _enclosure(item: Any) -> Enclosure:
    if isinstance(item, MIMEBase):
        content = item.get_payload(decode=True)
        return Enclosure(item.get_filename() or "file", item.get_content_type(), bytes(content or b""))
    filename, content, media_type = item
    data = content.encode() if isinstance(content, str) else bytes(content)
    return Enclosure(filename or "file", media_type or "application/octet-stream", data)
