"""The request as our views see it: with its actor."""

from typing import Any

from django.http import HttpRequest

from yuiwork.core.actor import Actor


class Request(HttpRequest):
    """For type checking only: ``config.middleware`` puts ``actor`` on every request."""

    actor: Actor
    htmx: Any
