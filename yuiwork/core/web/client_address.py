"""From which address a request comes: what rate limits count by."""

from contextlib import suppress
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The address that our outermost proxy (``settings.PROXIES``) saw; without proxies, who connected to us.

    What stands further left in X-Forwarded-For is whatever the client wrote there, and is not believed.
    """
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    if settings.PROXIES and len(seen) >= settings.PROXIES:
        with suppress(ValueError):
            return str(ip_address(seen[-settings.PROXIES]))
    return str(request.META["REMOTE_ADDR"])
