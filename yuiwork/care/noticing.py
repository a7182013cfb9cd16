"""What counts as going quiet: pure rules over the signs of one learner and the programme's settings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Protocol
from uuid import UUID

from yuiwork.care.models import SignalKind
from yuiwork.japan.dates import JST, jst_date
from yuiwork.learning.api import Signs


class Limits(Protocol):
    """``CareSettings``; 0 turns a rule off."""

    quiet_days: int
    start_days: int
    late_days: int
    missed_sessions: int
    low_answer: int


@dataclass(frozen=True, slots=True)
class Noticed:
    """One signal. ``fact`` names the one thing it is about, so that the same silence is noticed once."""

    kind: SignalKind
    fact: str
    since: datetime
    title: str = ""


def notice(signs: Signs, limits: Limits, now: datetime) -> list[Noticed]:
    """All that is to be noticed about her now, the plainest first."""
    found = [*_missed(signs, limits), *_late(signs, limits, jst_date(now))]
    silence = _not_started(signs, limits, now) or _quiet(signs, limits, now)
    return [*found, silence] if silence else found


def low_answer(step: int, limits: Limits, *, response: UUID, at: datetime, survey: str) -> Noticed | None:
    """Her lowest answer on a scale of five (1 worst) is as low as the programme looks at (programmes.md 6.3)."""
    if not limits.low_answer or step > limits.low_answer:
        return None
    return Noticed(SignalKind.LOW_ANSWER, str(response), at, survey)


def is_back(signs: Signs, raised_at: datetime) -> bool:
    """She did something in the course after the task was raised. Looking in alone is a sign, but not yet a step."""
    return signs.last_done is not None and signs.last_done > raised_at


def _not_started(signs: Signs, limits: Limits, now: datetime) -> Noticed | None:
    """Nothing done since she was enrolled and the course has begun."""
    begun = max(signs.enrolled_at, datetime.combine(signs.course_starts_on, time.min, JST))
    if limits.start_days and signs.last_done is None and now - begun >= timedelta(days=limits.start_days):
        return Noticed(SignalKind.NOT_STARTED, "start", begun)
    return None


def _quiet(signs: Signs, limits: Limits, now: datetime) -> Noticed | None:
    """Neither signed in nor done anything for some days; before the course begins nobody is expected."""
    since = max(signs.last_seen, datetime.combine(signs.course_starts_on, time.min, JST))
    if limits.quiet_days and now - since >= timedelta(days=limits.quiet_days):
        return Noticed(SignalKind.QUIET, signs.last_seen.isoformat(), since)
    return None


def _missed(signs: Signs, limits: Limits) -> Iterator[Noticed]:
    """The last sessions, as many as the settings say, missed without a word and nothing done since."""
    since = [m for m in signs.missed if signs.last_done is None or m.starts_at > signs.last_done]
    if limits.missed_sessions and len(since) >= limits.missed_sessions:
        last = since[-1]
        yield Noticed(SignalKind.MISSED, str(last.session_id), last.starts_at, last.title)


def _late(signs: Signs, limits: Limits, today: date) -> Iterator[Noticed]:
    if not limits.late_days:
        return
    for late in signs.late:
        if today - late.due_on >= timedelta(days=limits.late_days):
            due = datetime.combine(late.due_on, time.min, JST)
            yield Noticed(SignalKind.LATE, str(late.exercise_id), due, late.title)
