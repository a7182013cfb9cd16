"""受付番号: eight signs that nobody mistakes for another (no 0/O, 1/I/L), drawn at random."""

import secrets

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 8


def new_receipt() -> str:
    """One of 31⁸ (8.5 × 10¹¹): it tells neither who applied nor when; the database refuses a second equal one."""
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))


def parse_receipt(text: str) -> str:
    """``k7qf-2m9p`` as it is kept."""
    return text.replace("-", "").strip().upper()
