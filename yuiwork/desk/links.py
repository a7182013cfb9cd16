"""The signed link of one consultation, for people without an account. It opens that one and nothing else."""

from uuid import UUID

from django.core.signing import BadSignature, Signer

_SALT = "desk.consultation"


def sign(consultation_id: UUID) -> str:
    return Signer(salt=_SALT).sign(consultation_id.hex)


def read(token: str) -> UUID | None:
    """The id behind the link, or None for a broken one."""
    try:
        return UUID(Signer(salt=_SALT).unsign(token))
    except (BadSignature, ValueError):
        return None
