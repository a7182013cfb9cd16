"""The code with which learners mark themselves present: on a slide, on paper, in the QR code at the door.

It is made from the session and the secret of the installation, so nothing is stored. Guessing it helps nobody but
a learner of this very course, in the hour of the session, and she has ten tries in ten minutes (``views/session.py``).
"""

from uuid import UUID

from django.utils.crypto import constant_time_compare, salted_hmac

_SALT = "learning.check_in"
_DIGITS = 6


def check_in_code(session_id: UUID) -> str:
    """Six digits."""
    digest = salted_hmac(_SALT, session_id.hex, algorithm="sha256").hexdigest()
    return f"{int(digest, 16) % 10**_DIGITS:0{_DIGITS}d}"


def is_code_of(session_id: UUID, typed: str) -> bool:
    """Is it this session's code? ``typed`` has digits only."""
    return constant_time_compare(check_in_code(session_id), typed)
