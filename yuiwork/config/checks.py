"""A production start with an insecure setting refuses, with the reason."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.security)
def secure_start(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Checked at every start; the demo may be insecure and says so on every page."""
    if settings.DEMO:
        return []
    problems: list[CheckMessage] = []
    if len(settings.SECRET_KEY) < 50:
        problems.append(Error("SECRET_KEY is missing or shorter than 50 characters.", id="yuiwork.E001"))
    if not settings.BASE_URL.startswith("https://"):
        problems.append(
            Error("BASE_URL must begin with https:// (cookies and links depend on it).", id="yuiwork.E002")
        )
    if "*" in settings.ALLOWED_HOSTS:
        problems.append(Error("ALLOWED_HOSTS must name the hosts, not '*'.", id="yuiwork.E003"))
    if not settings.EMAIL_HOST:
        problems.append(
            Error("EMAIL_HOST is missing: notices and confirmations could not be sent.", id="yuiwork.E004")
        )
    return problems
