"""Signed links for people without an account: they open one application and nothing else.

The link itself carries no date: when it ends is decided by the seminar it belongs to, so moving a seminar
moves the end of its links.
"""

import base64
import binascii
from datetime import datetime, timedelta
from uuid import UUID

from django.core.signing import BadSignature, Signer

TICKET = "learning.ticket"
SURVEY = "learning.survey"

LIFETIME_AFTER_SEMINAR = timedelta(days=30)


def sign(purpose: str, application_id: UUID) -> str:
    """A token for URLs: 22 letters of the id, a dot, the signature for this purpose."""
    letters = base64.urlsafe_b64encode(application_id.bytes).decode().rstrip("=")
    return Signer(salt=purpose, sep=".").sign(letters)


def read(purpose: str, token: str) -> UUID | None:
    """The application of a token made for this purpose; None when it was cut off, changed or made up."""
    try:
        letters = Signer(salt=purpose, sep=".").unsign(token)
        return UUID(bytes=base64.urlsafe_b64decode(letters + "=="))
    except (BadSignature, ValueError, binascii.Error):
        return None


def has_expired(seminar_ends_at: datetime, now: datetime) -> bool:
    """Links end 30 days after the seminar."""
    return now > seminar_ends_at + LIFETIME_AFTER_SEMINAR
