"""The parent's signed link: opens one request, nothing else. It comes by mail, so its holder is the parent."""

import base64
import binascii
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.urls import reverse

_PURPOSE = "childcare.request"


def sign(request_id: UUID) -> str:
    letters = base64.urlsafe_b64encode(request_id.bytes).decode().rstrip("=")
    return Signer(salt=_PURPOSE, sep=".").sign(letters)


def read(token: str) -> UUID | None:
    """None when it was cut off, changed or made up."""
    try:
        letters = Signer(salt=_PURPOSE, sep=".").unsign(token)
        return UUID(bytes=base64.urlsafe_b64decode(letters + "=="))
    except (BadSignature, ValueError, binascii.Error):
        return None


def request_path(request_id: UUID) -> str:
    return reverse("childcare:request", args=[sign(request_id)])
