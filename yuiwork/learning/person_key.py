"""One key for one person, with or without an account, so that facts can be counted per person."""

import hashlib
from uuid import UUID


def email_key(email: str) -> str:
    """The address as it is compared: mail servers do not tell Hanako@ from hanako@."""
    return email.casefold()


def mail_person_key(email: str) -> str:
    """The key of somebody known by her address only. The address cannot be read from it."""
    return "mail:" + hashlib.sha256(email_key(email).encode()).hexdigest()[:32]


def person_key(user_id: UUID | None, email: str) -> str:
    """The user id once there is one, otherwise the key of the address."""
    return str(user_id) if user_id else mail_person_key(email)
