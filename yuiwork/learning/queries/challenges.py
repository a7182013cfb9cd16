"""Challenges of a programme: who did what they count how often, and to whom each was given."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from yuiwork.core.errors import NotFound
from yuiwork.core.templatetags.ui import jday
from yuiwork.japan.dates import jst_date
from yuiwork.learning.models import Challenge, Completion, PublishedPiece, Stamp, StampKind, Trigger

# What is counted by the stamps that stand on the board; pieces and completions have rows of their own.
_BY_STAMPS: dict[str, StampKind] = {
    Trigger.SEMINAR: StampKind.SEMINAR,
    Trigger.SESSION: StampKind.SESSION,
    Trigger.EXERCISE: StampKind.EXERCISE,
}


@dataclass(frozen=True, slots=True)
class ChallengePlace:
    """A challenge on somebody's board. ``given_on`` JST, None while open; ``done``: so often of ``threshold``."""

    challenge: Challenge
    done: int
    given_on: date | None
    reason: str
    stamp_id: UUID | None

    @property
    def left(self) -> int:
        """How often still."""
        return self.challenge.threshold - self.done

    @property
    def day(self) -> str:
        """11月24日, as on a date stamp."""
        return jday(self.given_on)


def done_by(programme_id: UUID, person_key: str, user_id: UUID | None) -> dict[str, int]:
    """How often, by ``Trigger``. Pieces and completions need an account."""
    stamps = Stamp.objects.filter(programme_id=programme_id, person_key=person_key, taken_back_at=None)
    counts = dict(stamps.order_by().values_list("kind").annotate(n=Count("id")))
    done: dict[str, int] = {trigger: counts.get(kind, 0) for trigger, kind in _BY_STAMPS.items()}
    done |= {Trigger.PIECE: 0, Trigger.COMPLETION: 0, Trigger.HAND: 0}
    if user_id is not None:
        pieces = PublishedPiece.objects.filter(programme_id=programme_id, user_id=user_id)
        done[Trigger.PIECE] = pieces.count()
        done[Trigger.COMPLETION] = _completions(programme_id).filter(enrolment__user_id=user_id).count()
    return done


def everybody_who_did(challenge: Challenge) -> Iterator[tuple[str, UUID | None]]:
    """``person_key`` and account of all who did what it counts often enough; nobody for one given by hand."""
    kind = _BY_STAMPS.get(challenge.trigger)
    if kind is not None:
        stamps = Stamp.objects.filter(programme_id=challenge.programme_id, kind=kind, taken_back_at=None)
        counted = stamps.order_by().values("person_key", "user_id").annotate(n=Count("id"))
        found = counted.filter(n__gte=challenge.threshold).values_list("person_key", "user_id")
        yield from found.order_by("person_key")
        return
    for user_id in _accounts_that_did(challenge):
        yield str(user_id), user_id


def challenges_of(programme_id: UUID) -> list[Challenge]:
    """In their order, each with ``given``: how many people have it."""
    rows = Challenge.objects.filter(programme_id=programme_id)
    return list(rows.annotate(given=Count("stamps", filter=Q(stamps__taken_back_at=None))).order_by("number"))


def challenge_of_programme(programme_id: UUID, challenge_id: UUID) -> Challenge:
    """One challenge for the programme's staff. Raises ``NotFound`` for another programme's."""
    row = Challenge.objects.filter(id=challenge_id, programme_id=programme_id).first()
    if row is None:
        raise NotFound
    return row


def holders_of(challenge: Challenge) -> QuerySet[Stamp]:
    """Who has it, by kana; people without an account (from a seminar) have no name and stand last."""
    rows = challenge.stamps.filter(taken_back_at=None).select_related("user__profile", "given_by__profile")
    kana = [F(f"user__profile__{part}_kana").asc(nulls_last=True) for part in ("family", "given")]
    return rows.order_by(*kana, "id")


def stamp_total(programme_id: UUID) -> int:
    """All stamps of the programme: the number programmes compare themselves by (programmes.md 0.2, KPI 13)."""
    return Stamp.objects.filter(programme_id=programme_id, taken_back_at=None).count()


def challenge_board(user_id: UUID, programme_id: UUID) -> list[ChallengePlace]:
    """The challenges of the programme: those she has, and those still given."""
    rows = Stamp.objects.filter(
        user_id=user_id, programme_id=programme_id, kind=StampKind.CHALLENGE, taken_back_at=None
    )
    given = {stamp.challenge_id: stamp for stamp in rows}
    done = done_by(programme_id, str(user_id), user_id)
    challenges = Challenge.objects.filter(programme_id=programme_id).order_by("number")
    return [
        _place(row, given.get(row.id), done[row.trigger])
        for row in challenges
        if row.id in given or row.closed_at is None
    ]


def challenges_among(stamps: Iterable[Stamp]) -> list[ChallengePlace]:
    """The challenges that were given, from stamps read with their challenge."""
    return [
        _place(stamp.challenge, stamp, stamp.challenge.threshold)
        for stamp in stamps
        if stamp.challenge is not None
    ]


def _place(row: Challenge, stamp: Stamp | None, done: int) -> ChallengePlace:
    return ChallengePlace(
        challenge=row,
        done=min(done, row.threshold),
        given_on=jst_date(stamp.created_at) if stamp else None,
        reason=stamp.reason if stamp else "",
        stamp_id=stamp.id if stamp else None,
    )


def _completions(programme_id: UUID) -> QuerySet[Completion]:
    """One for each course completed; a certificate issued anew is not another one."""
    return Completion.objects.filter(programme_id=programme_id, replaces=None)


def _accounts_that_did(challenge: Challenge) -> Iterable[UUID]:
    rows: QuerySet[Any]
    if challenge.trigger == Trigger.PIECE:
        rows, person = PublishedPiece.objects.filter(programme_id=challenge.programme_id), "user_id"
    elif challenge.trigger == Trigger.COMPLETION:
        rows, person = _completions(challenge.programme_id), "enrolment__user_id"
    else:
        return ()
    counted = rows.order_by().values(person).annotate(n=Count("id")).filter(n__gte=challenge.threshold)
    return list(counted.values_list(person, flat=True))
