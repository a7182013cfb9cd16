"""Writing facts down. Told twice, late or in another order, they end in the same state."""

from datetime import date, datetime
from uuid import UUID

from yuiwork.core.transactions import inside_transaction
from yuiwork.impact.models import (
    Earning,
    ImportedIncome,
    Milestone,
    NotedOutcome,
    PersonAlias,
    PersonMilestone,
)


@inside_transaction
def record_milestone(
    *,
    programme_id: UUID,
    person_key: str,
    kind: Milestone,
    ref: UUID,
    on: date,
    told_at: datetime,
    holds: bool = True,
) -> None:
    """``ref`` shows (or, with ``holds=False``, shows no more) that she reached the step on this JST date."""
    values = {
        "person_key": _joined(programme_id, person_key),
        "on": on,
        "holds": holds,
        "told_at": told_at,
    }
    row, created = PersonMilestone.objects.select_for_update().get_or_create(
        programme_id=programme_id, kind=kind, ref=ref, defaults=values
    )
    if not created and row.told_at < told_at:
        row.on, row.holds, row.told_at = on, holds, told_at
        row.save(update_fields=["on", "holds", "told_at"])


@inside_transaction
def record_earning(*, programme_id: UUID, person_key: str, ref: UUID, amount: int, on: date) -> None:
    """Pay in yen for one contract; nothing for an amount of zero."""
    if amount > 0:
        Earning.objects.get_or_create(
            programme_id=programme_id,
            ref=ref,
            defaults={"person_key": _joined(programme_id, person_key), "amount": amount, "on": on},
        )


@inside_transaction
def join_person(*, programme_id: UUID, old_key: str, new_key: str) -> None:
    """What was counted under a digest belongs to the account, now and whenever more of it is told."""
    PersonAlias.objects.get_or_create(
        programme_id=programme_id, old_key=old_key, defaults={"new_key": new_key}
    )
    PersonMilestone.objects.filter(programme_id=programme_id, person_key=old_key).update(person_key=new_key)
    Earning.objects.filter(programme_id=programme_id, person_key=old_key).update(person_key=new_key)
    ImportedIncome.objects.filter(programme_id=programme_id, person_key=old_key).update(person_key=new_key)


@inside_transaction
def record_outcome(
    *, programme_id: UUID, ref: UUID, outcome: str, on: date | None, told_at: datetime
) -> None:
    """What came of the consultation ``ref``, on a JST day; an empty ``outcome`` takes it back."""
    values = {"outcome": outcome, "on": on, "holds": bool(outcome), "told_at": told_at}
    row, created = NotedOutcome.objects.select_for_update().get_or_create(
        ref=ref, defaults={"programme_id": programme_id, **values}
    )
    if not created and row.told_at < told_at:
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=[*values])


def _joined(programme_id: UUID, person_key: str) -> str:
    alias = PersonAlias.objects.filter(programme_id=programme_id, old_key=person_key).first()
    return alias.new_key if alias else person_key
