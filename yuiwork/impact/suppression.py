"""Hiding small cells so that nobody can be recognised (law.md 5.4, product rule).

A hidden cell is ``None`` here and ``x`` (秘匿) for readers. Where a total is shown, one hidden cell could be worked out
from the others, so the next smallest is hidden too.
"""

from collections.abc import Sequence
from dataclasses import dataclass

ORDINARY_K = 10
SMALL_PLACE_SENSITIVE_K = 20
SMALL_PLACE = 2_000  # below: sensitive figures are not shown at all
MIDDLE_PLACE = 25_000  # below: a higher k for sensitive figures
STAFF_FLOOR = 3
MEAN_CONTRIBUTORS = 10
MEAN_ROUNDING_YEN = 1_000

Masked = int | None


@dataclass(frozen=True, slots=True)
class Rule:
    """Cells of 1 … k−1 people are hidden. ``shown`` is False where the table must not be published at all."""

    k: int
    shown: bool = True


def public_rule(population: int, *, sensitive: bool) -> Rule:
    """The rule for a place: income, health and childcare figures are ``sensitive``."""
    if not sensitive or population >= MIDDLE_PLACE:
        return Rule(ORDINARY_K)
    if population >= SMALL_PLACE:
        return Rule(SMALL_PLACE_SENSITIVE_K)
    return Rule(SMALL_PLACE_SENSITIVE_K, shown=False)


def staff_rule(population: int, *, sensitive: bool) -> Rule:
    """Staff run the lists themselves, so counts are hidden below three only; incomes as for the public."""
    return public_rule(population, sensitive=True) if sensitive else Rule(STAFF_FLOOR)


def suppress(cells: Sequence[int], rule: Rule) -> list[Masked]:
    """Mask one row of counts whose total is shown. In a group smaller than k everything is hidden, zeros too."""
    if not rule.shown or 0 < sum(cells) < rule.k:
        return [None] * len(cells)
    masked: list[Masked] = [None if 0 < cell < rule.k else cell for cell in cells]
    while _solvable(cells, masked, rule.k):
        shown = [(cell, index) for index, cell in enumerate(cells) if masked[index] is not None and cell > 0]
        if not shown:
            # Only zeros are left to hide behind: better nothing than a cell that can be worked out.
            return [None] * len(cells)
        masked[min(shown)[1]] = None
    return masked


def _solvable(cells: Sequence[int], masked: Sequence[Masked], k: int) -> bool:
    """Could a reader of the total work a hidden cell out? Yes, if one is hidden, or if those hidden add up to less
    than k."""
    hidden = [cell for cell, shown in zip(cells, masked, strict=True) if shown is None]
    return len(hidden) == 1 or (bool(hidden) and sum(hidden) < k)


def masked_mean(amounts: Sequence[int], *, largest_share: float = 0.5) -> int | None:
    """The mean in yen, rounded to 1,000, or None: ten contributors or more, nobody with more than half."""
    total = sum(amounts)
    if len(amounts) < MEAN_CONTRIBUTORS or not total or max(amounts) > total * largest_share:
        return None
    return round(total / len(amounts) / MEAN_ROUNDING_YEN) * MEAN_ROUNDING_YEN
