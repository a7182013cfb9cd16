"""What is known of a worker from finished work: facts, not stars."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Avg, Count, Min, Q

from yuiwork.market.models import Contract, ContractState, Review, Side


@dataclass(frozen=True, slots=True)
class Record:
    """``done`` accepted contracts, ``on_time`` of them with the first delivery by its date; ``score`` 1–5 or None."""

    done: int = 0
    on_time: int = 0
    reviews: int = 0
    score: float | None = None


@dataclass(frozen=True, slots=True)
class PaidWork:
    """For the ladder: accepted contracts, and those among them without coaching."""

    paid_jobs: int
    paid_jobs_alone: int


def records_of(worker_ids: Iterable[UUID]) -> dict[UUID, Record]:
    """Records by user id, in two queries; people without finished work have an empty one."""
    ids = list(worker_ids)
    accepted = (
        Contract.objects.filter(worker_id__in=ids, state=ContractState.ACCEPTED)
        .annotate(first_delivery=Min("deliveries__received_on"))
        .values_list("worker_id", "first_delivery", "delivery_due_on")
    )
    done: dict[UUID, list[bool]] = {}
    for worker_id, first, due in accepted:
        done.setdefault(worker_id, []).append(first is not None and first <= due)
    scores = {
        row["contract__worker_id"]: (row["count"], row["score"])
        for row in Review.objects.filter(
            contract__worker_id__in=ids, side=Side.CLIENT, contract__reviews_revealed_at__isnull=False
        )
        .values("contract__worker_id")
        .annotate(count=Count("id"), score=Avg("score"))
    }
    return {one: _record(done.get(one, []), *scores.get(one, (0, None))) for one in ids}


def paid_work_of(user_id: UUID) -> PaidWork:
    counts = Contract.objects.filter(worker_id=user_id, state=ContractState.ACCEPTED).aggregate(
        all=Count("id"), alone=Count("id", filter=Q(is_coached=False))
    )
    return PaidWork(counts["all"], counts["alone"])


def _record(in_time: list[bool], reviews: int, score: float | None) -> Record:
    return Record(len(in_time), sum(in_time), reviews, score)
