"""Reactions to what lower rooms announce."""

from yuiwork.imports.use_cases import link_account
from yuiwork.people.events import EmailConfirmed


def on_email_confirmed(event: EmailConfirmed) -> None:
    """Her address is proved: what old lists say under it is hers."""
    link_account(user_id=event.user_id, email=event.email)
