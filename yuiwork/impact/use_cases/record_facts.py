"""Writing facts down. Every function may be called twice with the same fact."""

from datetime import date
from uuid import UUID

from yuiwork.core.transactions import inside_transaction
from yuiwork.impact.models import Earning, Milestone, PersonMilestone


@inside_transaction
def record_milestone(
    *, programme_id: UUID, person_key: str, kind: Milestone, on: date, ref: UUID | None = None
) -> None:
    """She reached it for the first time on this JST date; later times only add what it rests on."""
    row, created = PersonMilestone.objects.select_for_update().get_or_create(
        programme_id=programme_id, person_key=person_key, kind=kind, defaults={"on": on, "refs": _refs(ref)}
    )
    if not created and ref is not None and str(ref) not in row.refs:
        row.refs = [*row.refs, str(ref)]
        row.save(update_fields=["refs"])


@inside_transaction
def withdraw_milestone(*, programme_id: UUID, person_key: str, kind: Milestone, ref: UUID) -> None:
    """A mark was taken back: the milestone goes when nothing else supports it."""
    row = (
        PersonMilestone.objects.select_for_update()
        .filter(programme_id=programme_id, person_key=person_key, kind=kind)
        .first()
    )
    if row is None or str(ref) not in row.refs:
        return
    row.refs = [r for r in row.refs if r != str(ref)]
    if row.refs:
        row.save(update_fields=["refs"])
    else:
        row.delete()


def _refs(ref: UUID | None) -> list[str]:
    return [] if ref is None else [str(ref)]


@inside_transaction
def record_earning(*, programme_id: UUID, person_key: str, ref: UUID, amount: int, on: date) -> None:
    """Pay in yen for one contract; nothing for an amount of zero."""
    if amount > 0:
        Earning.objects.get_or_create(
            programme_id=programme_id,
            ref=ref,
            defaults={"person_key": person_key, "amount": amount, "on": on},
        )


@inside_transaction
def join_person(*, programme_id: UUID, old_key: str, new_key: str) -> None:
    """What was counted under a digest belongs to the account now; of two first times the earlier one stays."""
    for old in PersonMilestone.objects.filter(programme_id=programme_id, person_key=old_key):
        own = PersonMilestone.objects.filter(
            programme_id=programme_id, person_key=new_key, kind=old.kind
        ).first()
        if own is None:
            old.person_key = new_key
            old.save(update_fields=["person_key"])
            continue
        own.on = min(own.on, old.on)
        own.refs = list(dict.fromkeys([*own.refs, *old.refs]))
        own.save(update_fields=["on", "refs"])
        old.delete()
    Earning.objects.filter(programme_id=programme_id, person_key=old_key).update(person_key=new_key)
