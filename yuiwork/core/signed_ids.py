"""Signed links for people without an account: each opens one thing for one purpose and nothing else.

A link carries no date: when it ends is decided by the thing it opens.
"""

import base64
import binascii
from uuid import UUID

from django.core.signing import BadSignature, Signer


def sign(purpose: str, thing_id: UUID) -> str:
    """A token for URLs: 22 letters of the id, a dot, the signature for this purpose."""
    letters = base64.urlsafe_b64encode(thing_id.bytes).decode().rstrip("=")
    return Signer(salt=purpose, sep=".").sign(letters)


def read(purpose: str, token: str) -> UUID | None:
    """The id in a token made for this purpose; None when it was cut off, changed or made up."""
    try:
        letters = Signer(salt=purpose, sep=".").unsign(token)
        return UUID(bytes=base64.urlsafe_b64decode(letters + "=="))
    except (BadSignature, ValueError, binascii.Error):
        return None
