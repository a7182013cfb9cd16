"""Reactions to what lower rooms announce."""

from yuiwork.core.actor import Actor
from yuiwork.learning.use_cases import link_person
from yuiwork.people.events import EmailConfirmed


def link_applications(event: EmailConfirmed) -> None:
    """Her address is proved: what she did under it without an account becomes hers."""
    link_person(actor=Actor.for_system("link_applications"), user_id=event.user_id, email=event.email)
