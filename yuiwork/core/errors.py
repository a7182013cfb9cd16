"""Refusals that say why: a stable code for machines and tests, a kind sentence for the person."""

from django.utils.functional import Promise


class DomainError(Exception):
    """A rule said no. ``code`` is stable (``PAYMENT_DATE_NOT_SPECIFIC``); ``message`` is for the person;
    ``field`` names the form field that the message belongs to, if one does."""

    def __init__(self, code: str, message: str | Promise, *, field: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.field = field


class Refused(DomainError):
    """Seen, but not allowed now (a policy or a state says no)."""


class Invalid(DomainError):
    """What was entered cannot be accepted."""


class Conflict(DomainError):
    """The same key came with another content, or somebody was faster."""


class NotFound(Exception):
    """No such row, or none that this actor may know of. Becomes 404 and leaks nothing."""
