"""From points to an order: plain numbers in, plain numbers out.

The total of a scorer is the sum of her points; an application's score is the mean of the totals, exactly (no
rounding before comparing). Of equal scores the one that applied first stands first, and this is said on the page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

# Two scorers further apart than this share of what could be reached should talk to each other.
APART = Fraction(3, 10)


@dataclass(frozen=True, slots=True)
class Scored:
    """One application with the total of each scorer who has finished."""

    key: str
    sent_at: datetime
    totals: Sequence[int]

    @property
    def mean(self) -> Fraction | None:
        return Fraction(sum(self.totals), len(self.totals)) if self.totals else None


def in_order(rows: Sequence[Scored]) -> list[Scored]:
    """The best first; without a score last; of equals who applied first."""
    return sorted(rows, key=lambda row: (row.mean is None, -(row.mean or Fraction(0)), row.sent_at, row.key))


def ranks(rows: Sequence[Scored]) -> Mapping[str, int]:
    """1, 2, 3 … without gaps and without equals, since the tie rule decides."""
    return {row.key: rank for rank, row in enumerate(in_order(rows), start=1)}


def stand_apart(totals: Sequence[int], reachable: int) -> bool:
    """Do the scorers disagree so much that they should talk?"""
    if len(totals) < 2 or reachable < 1:
        return False
    return Fraction(max(totals) - min(totals), reachable) > APART
