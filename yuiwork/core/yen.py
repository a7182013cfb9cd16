"""Yen: whole numbers with a name of their own, so that the type checker tells them from counts."""

from typing import NewType

Yen = NewType("Yen", int)


def format_yen(amount: int) -> str:
    """``94290`` → ``94,290円``; the sign stays in front."""
    return f"{amount:,}円"
