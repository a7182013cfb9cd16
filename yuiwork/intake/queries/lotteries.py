"""Reads about draws."""

from typing import Any
from uuid import UUID

from yuiwork.core.errors import NotFound
from yuiwork.intake.models import Lottery, RoundState
from yuiwork.regions.api import ProgrammeState


def public_lottery(round_id: UUID) -> Lottery:
    """The draw of an announced round of a public programme. Raises ``NotFound``."""
    row = (
        Lottery.objects.select_related("round__course__programme")
        .exclude(round__state=RoundState.DRAFT)
        .exclude(round__course__programme__state=ProgrammeState.DRAFT)
        .filter(round_id=round_id)
        .first()
    )
    if row is None:
        raise NotFound
    return row


def lottery_of(round_id: UUID) -> Lottery | None:
    """The draw of a round, for the office."""
    return Lottery.objects.filter(round_id=round_id).first()


def log_of(row: Lottery) -> dict[str, Any]:
    """What is published: before the draw without seed and order, before the end of applications without entries."""
    log: dict[str, Any] = {
        "round": str(row.round_id),
        "algorithm": row.algorithm,
        "commitment": row.commitment,
        "committed_at": row.created_at.isoformat(),
    }
    if row.frozen_at is not None:
        log |= {"entries": row.entries, "digest": row.digest, "frozen_at": row.frozen_at.isoformat()}
    if row.drawn_at is not None:
        log |= {"seed": row.seed, "order": row.order, "drawn_at": row.drawn_at.isoformat()}
    return log
