"""Giving a stamp for something done, and taking it back when it was marked by mistake; challenges follow by themselves.

Nothing is deleted: what is taken back stays on the board with its reason, and whoever has an account is told.
"""

from uuid import UUID

from yuiwork.core import clock
from yuiwork.core.actor import Actor
from yuiwork.core.events import publish
from yuiwork.core.ids import new_id
from yuiwork.core.transactions import inside_transaction
from yuiwork.learning.events import StampGiven, StampTakenBack
from yuiwork.learning.models import Challenge, Stamp, StampKind, Trigger
from yuiwork.learning.queries.challenges import done_by, everybody_who_did
from yuiwork.learning.use_cases.locks import one_at_a_time


@inside_transaction
def give_stamp(
    *, programme_id: UUID, person_key: str, user_id: UUID | None, kind: StampKind, ref_id: UUID, label: str
) -> Stamp:
    """One stamp for one thing done: the same thing twice gives the first one. ``label`` stands on the board."""
    stamp, created = Stamp.objects.get_or_create(
        kind=kind,
        ref_id=ref_id,
        taken_back_at=None,
        defaults={"programme_id": programme_id, "person_key": person_key, "user_id": user_id, "label": label},
    )
    if created:
        _announce(stamp)
        award_challenges(programme_id=programme_id, person_key=person_key, user_id=user_id)
    return stamp


@inside_transaction
def take_stamp_back(*, actor: Actor, kind: StampKind, ref_id: UUID) -> None:
    """After a correction of attendance, with the challenges that no longer hold. No stamp, no effect."""
    stamp = Stamp.objects.filter(kind=kind, ref_id=ref_id, taken_back_at=None).first()
    if stamp is None:
        return
    withdraw(stamp, actor=actor)
    done = done_by(stamp.programme_id, stamp.person_key, stamp.user_id)
    given = Stamp.objects.filter(
        programme_id=stamp.programme_id,
        person_key=stamp.person_key,
        kind=StampKind.CHALLENGE,
        taken_back_at=None,
    )
    for row in given.select_related("challenge").exclude(challenge__trigger=Trigger.HAND):
        if row.challenge is not None and done[row.challenge.trigger] < row.challenge.threshold:
            withdraw(row, actor=actor)


@inside_transaction
def withdraw(stamp: Stamp, *, actor: Actor, reason: str = "") -> None:
    """Take one stamp back, for all to see. ``reason`` empty: what it counted was put right."""
    stamp.taken_back_at = clock.now()
    stamp.taken_back_by_id = actor.user_id
    stamp.taken_back_reason = reason
    stamp.save(update_fields=["taken_back_at", "taken_back_by", "taken_back_reason"])
    if stamp.user_id is not None:
        publish(
            StampTakenBack(
                stamp_id=stamp.id,
                programme_id=stamp.programme_id,
                user_id=stamp.user_id,
                label=stamp.label,
                reason=reason,
            )
        )


@inside_transaction
def award_challenges(*, programme_id: UUID, person_key: str, user_id: UUID | None) -> None:
    """Give the challenges whose number is reached; those given by hand wait for a hand."""
    had = Stamp.objects.filter(person_key=person_key, challenge__isnull=False, taken_back_at=None)
    rows = (
        Challenge.objects.filter(programme_id=programme_id, closed_at=None)
        .exclude(trigger=Trigger.HAND)
        .exclude(id__in=had.values("challenge_id"))
    )
    challenges = list(rows.order_by("number"))
    if not challenges:
        return
    # Two things done at once (two courses, two tutors): the second counts the first, else both miss the number.
    one_at_a_time(f"stamps:{person_key}")
    done = done_by(programme_id, person_key, user_id)
    for challenge in challenges:
        if done[challenge.trigger] >= challenge.threshold:
            stamp_challenge(challenge, person_key=person_key, user_id=user_id)


@inside_transaction
def award_everybody(challenge: Challenge) -> int:
    """A new challenge to all who have done it already, however many, in three statements. How many."""
    had = set(challenge.stamps.filter(taken_back_at=None).values_list("person_key", flat=True))
    stamps = [
        Stamp(
            programme_id=challenge.programme_id,
            person_key=person_key,
            user_id=user_id,
            kind=StampKind.CHALLENGE,
            ref_id=new_id(),
            label=challenge.title,
            challenge=challenge,
        )
        for person_key, user_id in everybody_who_did(challenge)
        if person_key not in had
    ]
    Stamp.objects.bulk_create(stamps, batch_size=1000)
    for stamp in stamps:
        _announce(stamp)
    return len(stamps)


@inside_transaction
def stamp_challenge(
    challenge: Challenge,
    *,
    person_key: str,
    user_id: UUID | None,
    reason: str = "",
    given_by_id: UUID | None = None,
) -> tuple[Stamp, bool]:
    """One per person and challenge; also whether it is new."""
    stamp, created = Stamp.objects.get_or_create(
        challenge=challenge,
        person_key=person_key,
        taken_back_at=None,
        defaults={
            "programme_id": challenge.programme_id,
            "user_id": user_id,
            "kind": StampKind.CHALLENGE,
            "ref_id": new_id(),
            "label": challenge.title,
            "reason": reason,
            "given_by_id": given_by_id,
        },
    )
    if created:
        _announce(stamp)
    return stamp, created


def _announce(stamp: Stamp) -> None:
    publish(
        StampGiven(
            stamp_id=stamp.id,
            programme_id=stamp.programme_id,
            person_key=stamp.person_key,
            user_id=stamp.user_id,
            kind=StampKind(stamp.kind).value,
            label=stamp.label,
        )
    )
