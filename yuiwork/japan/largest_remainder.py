"""Splitting whole yen among members so that the parts always add up (money.md 7.3)."""

from __future__ import annotations

from collections.abc import Sequence

from yuiwork.japan.errors import JapanError


def split(total: int, weights: Sequence[int]) -> list[int]:
    """Parts of ``total`` yen by integer ``weights`` (points), in the order of the members.

    Every part is first rounded down; the yen left over go one each to the largest fractions, ties by the
    order of ``weights``, which is the order fixed when the plan was agreed.
    Raises JapanError ``NEGATIVE_AMOUNT``, ``NEGATIVE_WEIGHT`` or ``NO_WEIGHT`` (weights that sum to zero).
    """
    if total < 0:
        raise JapanError("NEGATIVE_AMOUNT", amount=total)
    if any(weight < 0 for weight in weights):
        raise JapanError("NEGATIVE_WEIGHT", weights=tuple(weights))
    whole = sum(weights)
    if whole == 0:
        raise JapanError("NO_WEIGHT", weights=tuple(weights))
    parts = [total * weight // whole for weight in weights]
    left_over = total - sum(parts)
    by_fraction = sorted(range(len(weights)), key=lambda index: -(total * weights[index] % whole))
    for index in by_fraction[:left_over]:
        parts[index] += 1
    return parts
