"""The last words of a start: where it is, and who can sign in."""

import unicodedata

from django.apps import apps
from django.conf import settings
from django.utils.translation import override

NAME_WIDTH = 14


def announcement() -> str:
    """For a terminal: the address and, in demo mode, the people anybody may become with one click."""
    lines = ["", f"Yuiwork is ready: {settings.BASE_URL}/"]
    if settings.DEMO and apps.is_installed("yuiwork.demo"):
        lines += ["", f"Sign in with one click at {settings.BASE_URL}/demo/ as one of these invented people:"]
        lines += _cast()
    return "\n".join([*lines, ""])


def _cast() -> list[str]:
    from yuiwork.demo.personas import PERSONAS

    # In the language of all other lines on the terminal.
    with override("en"):
        return [
            f"  {_padded(f'{persona.family} {persona.given}', NAME_WIDTH)} {persona.programme:<11} {persona.what}"
            for persona in PERSONAS
        ]


def _padded(text: str, width: int) -> str:
    """Filled up to so many columns of a terminal, where a Japanese character takes two."""
    return text + " " * (width - sum(_columns(character) for character in text))


def _columns(character: str) -> int:
    if unicodedata.category(character) == "Mn":
        return 0  # a variation selector belongs to the character before it
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
