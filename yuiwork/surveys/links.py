"""The signed link of an invitation: it opens these questions and nothing else."""

from uuid import UUID

from django.urls import reverse

from yuiwork.core.signed_ids import read, sign

_PURPOSE = "surveys.answer"


def token_of(invitation_id: UUID) -> str:
    return sign(_PURPOSE, invitation_id)


def answer_path(invitation_id: UUID) -> str:
    """Where she answers; works without signing in, so from a mail on a phone too."""
    return reverse("surveys:answer", args=[token_of(invitation_id)])


def invitation_id_of(token: str) -> UUID | None:
    return read(_PURPOSE, token)
