"""Giving a stamp for something done, and taking it back when it was marked by mistake."""

from uuid import UUID

from yuiwork.core.events import publish
from yuiwork.core.transactions import inside_transaction
from yuiwork.learning.events import StampGiven
from yuiwork.learning.models import Stamp, StampKind


@inside_transaction
def give_stamp(
    *, programme_id: UUID, person_key: str, user_id: UUID | None, kind: StampKind, ref_id: UUID, label: str
) -> Stamp:
    """One stamp per thing done; the second time nothing happens. The audit row is that of the deed itself."""
    stamp, created = Stamp.objects.get_or_create(
        kind=kind,
        ref_id=ref_id,
        defaults={"programme_id": programme_id, "person_key": person_key, "user_id": user_id, "label": label},
    )
    if created:
        publish(
            StampGiven(
                stamp_id=stamp.id,
                programme_id=programme_id,
                person_key=person_key,
                user_id=user_id,
                kind=kind.value,
                label=label,
            )
        )
    return stamp


@inside_transaction
def take_stamp_back(*, kind: StampKind, ref_id: UUID) -> None:
    """After a correction of attendance. No stamp, no effect."""
    Stamp.objects.filter(kind=kind, ref_id=ref_id).delete()
