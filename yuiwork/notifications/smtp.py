"""Handing one mail to the mail server, and what its answer means for a second try."""

import smtplib
from datetime import UTC
from email.utils import format_datetime, parseaddr

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from yuiwork.notifications.models import Mail
from yuiwork.notifications.queries import file_of


class NotAccepted(Exception):
    """The server certainly does not have the mail. ``permanent``: it never will take it."""

    def __init__(self, reason: str, *, permanent: bool) -> None:
        super().__init__(reason)
        self.permanent = permanent


class Unanswered(Exception):
    """The connection broke after the mail was on its way: the server may have it."""


def deliver(mail: Mail) -> None:
    """Returns once the server has accepted the mail; raises ``NotAccepted`` or ``Unanswered``."""
    backend = EmailBackend()
    try:
        backend.open()
    except (OSError, smtplib.SMTPException) as error:
        raise NotAccepted(_words(error), permanent=False) from error
    try:
        backend.send_messages([_built(mail)])
    except smtplib.SMTPRecipientsRefused as error:
        codes = [code for code, _reason in error.recipients.values()]
        raise NotAccepted(_words(error), permanent=min(codes) >= 500) from error
    except smtplib.SMTPResponseException as error:
        raise NotAccepted(_words(error), permanent=error.smtp_code >= 500) from error
    except ValueError as error:  # an address or header that cannot be written at all
        raise NotAccepted(_words(error), permanent=True) from error
    except (OSError, smtplib.SMTPException) as error:
        raise Unanswered(_words(error)) from error
    finally:
        _close(backend)


def _built(mail: Mail) -> EmailMessage:
    domain = parseaddr(mail.sender)[1].rpartition("@")[2] or "localhost"
    headers = {
        **mail.headers,
        # The same row always carries the same Message-ID, so that a mailbox can drop a second copy.
        "Message-ID": f"<{mail.id}@{domain}>",
        "Date": format_datetime(mail.created_at.astimezone(UTC)),
        "Content-Language": mail.language,
        "Auto-Submitted": "auto-generated",
    }
    message = EmailMessage(mail.subject, mail.body, mail.sender, [mail.to], headers=headers)
    for row in mail.attachments.all():
        file = file_of(row)
        message.attach(file.filename, file.content, file.media_type)
    return message


def _close(backend: EmailBackend) -> None:
    try:
        backend.close()
    except (OSError, smtplib.SMTPException):
        return  # whether the mail was accepted is known already


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:500]
