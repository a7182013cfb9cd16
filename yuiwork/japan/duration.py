"""How long a relation lasts, for the duties that begin at 1 month and 6 months (law.md 1.5). JST dates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from yuiwork.japan.dates import period_end
from yuiwork.japan.errors import JapanError
from yuiwork.japan.parameters import parameter

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Engagement:
    """One order between two parties.

    ``ends_on`` is the latest of delivery due date and agreed end; ``master_from`` / ``master_to`` belong to a
    master agreement (``master_open_ended``: it has no end). ``jsic3`` is the 3-digit industry class of the
    work.
    """

    agreed_on: date
    ends_on: date
    jsic3: str
    master_from: date | None = None
    master_to: date | None = None
    master_open_ended: bool = False

    @property
    def starts(self) -> date:
        """The earlier of the order's and the master agreement's date."""
        return min(self.agreed_on, self.master_from or self.agreed_on)

    @property
    def ends(self) -> date | None:
        """The latest end, or None when there is none."""
        if self.master_open_ended:
            return None
        return max(self.ends_on, self.master_to or self.ends_on)


@dataclass(frozen=True, slots=True)
class Flags:
    """Whether a relation has reached the months of art. 5 and of arts. 13/16. Flags only go up."""

    ge1m: bool = False
    ge6m: bool = False

    def raised_by(self, other: Flags) -> Flags:
        """These flags with those that ``other`` adds."""
        return Flags(self.ge1m or other.ge1m, self.ge6m or other.ge6m)


@dataclass(frozen=True, slots=True)
class Relation:
    """Consecutive engagements counted as one, gaps included; ``cum_end`` None = no end.

    ``needs_check``: an engagement followed closely but in another class of work, so it was not summed and a
    person should look.
    """

    cum_start: date
    cum_end: date | None
    flags: Flags
    needs_check: bool = False


def lasts_months(start: date, end: date | None, months: int) -> bool:
    """Whether ``start`` to ``end`` is at least ``months`` long, the first day counted; no end is long."""
    return end is None or end >= period_end(start, months)


def is_close_in_time(previous_end: date | None, next_concluded: date) -> bool:
    """Whether the gap between two contracts is short enough for a renewal (fl.gap_months).

    The gap runs from the day after the first ends to the day before the next is concluded.
    """
    if previous_end is None or next_concluded <= previous_end + _ONE_DAY:
        return True
    gap_start, gap_end = previous_end + _ONE_DAY, next_concluded - _ONE_DAY
    return not lasts_months(gap_start, gap_end, parameter("fl.gap_months", next_concluded))


def relation(engagements: Sequence[Engagement]) -> Relation:
    """The relation to which the last of ``engagements`` (oldest first, same parties) belongs.

    Raises JapanError ``NO_ENGAGEMENT``.
    """
    if not engagements:
        raise JapanError("NO_ENGAGEMENT")
    *earlier, last = engagements
    start, end = last.starts, last.ends
    for previous in reversed([one for one in earlier if one.jsic3 == last.jsic3]):
        if is_close_in_time(previous.ends, start):
            start, end = min(start, previous.starts), _later(end, previous.ends)
    flags = Flags(
        ge1m=lasts_months(start, end, parameter("fl.prohibited_min_months", last.agreed_on)),
        ge6m=lasts_months(start, end, parameter("fl.care_notice_min_months", last.agreed_on)),
    )
    other_work = any(one.jsic3 != last.jsic3 and is_close_in_time(one.ends, last.starts) for one in earlier)
    return Relation(start, end, flags, needs_check=other_work)


def _later(one: date | None, other: date | None) -> date | None:
    return None if one is None or other is None else max(one, other)
