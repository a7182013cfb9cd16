"""Hiding small cells so that nobody can be recognised (law.md 5.4, product rule).

A hidden cell is ``None`` here and ``x`` (秘匿) for readers. Where a total is shown, one hidden cell could be worked out
from the others, so the next smallest is hidden too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

ORDINARY_K = 10
SMALL_PLACE_SENSITIVE_K = 20
SMALL_PLACE = 2_000  # below: sensitive figures are not shown at all
MIDDLE_PLACE = 25_000  # below: a higher k for sensitive figures
STAFF_FLOOR = 3
MEAN_CONTRIBUTORS = 10
MEAN_ROUNDING_YEN = 1_000
LARGEST_SHARE = Fraction(1, 2)

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


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A row of counts and its total, as it may be shown."""

    cells: list[Masked]
    total: Masked


def suppress(cells: Sequence[int], rule: Rule) -> Suppressed:
    """Mask a row of counts and their total. In a group smaller than k everything is hidden, zeros too."""
    total = sum(cells)
    if not rule.shown or 0 < total < rule.k:
        return Suppressed([None] * len(cells), None)
    masked: list[Masked] = [None if 0 < cell < rule.k else cell for cell in cells]
    while _tells_too_much([c for c, shown in zip(cells, masked, strict=True) if shown is None], rule.k):
        smallest = min((cell for cell in masked if cell), default=None)
        if smallest is None:
            # Only zeros are left to hide behind: better nothing than a cell that can be worked out.
            return Suppressed([None] * len(cells), None)
        # Equal ones go together: which of them was taken would tell something about the one to be hidden.
        masked = [None if cell == smallest else cell for cell in masked]
    return Suppressed(masked, total)


def _tells_too_much(hidden: Sequence[int], k: int) -> bool:
    """Could a reader who knows the total, and so the sum of what is hidden, work a cell out?

    Yes for one cell, for a sum below k (a small group in itself), and where every cell must be the least or the
    greatest that is hidden on its own account.
    """
    if not hidden:
        return False
    forced = max(hidden) < k and sum(hidden) in (len(hidden), len(hidden) * (k - 1))
    return len(hidden) == 1 or sum(hidden) < k or forced


def suppress_table(table: Sequence[Sequence[int]], rule: Rule) -> list[list[Masked]]:
    """Mask a cross table whose totals by row and by column are known elsewhere: no line gives its hidden cell away.

    Hidden stays hidden; each pass hides more until every row and every column is safe in itself.
    """
    hidden = [[0 < cell < rule.k or not rule.shown for cell in row] for row in table]
    before = None
    while hidden != before:
        before = [list(row) for row in hidden]
        for row, flags in zip(table, hidden, strict=True):
            flags[:] = _line(row, flags, rule)
        for column in range(len(table[0]) if table else 0):
            flags = _line([row[column] for row in table], [flags[column] for flags in hidden], rule)
            for flags_of_row, flag in zip(hidden, flags, strict=True):
                flags_of_row[column] = flag
    return [
        [None if flag else cell for cell, flag in zip(row, flags, strict=True)]
        for row, flags in zip(table, hidden, strict=True)
    ]


def _line(cells: Sequence[int], hidden: Sequence[bool], rule: Rule) -> list[bool]:
    """One row or column: all of a small group, otherwise the next smallest until nothing can be worked out."""
    if not rule.shown or 0 < sum(cells) < rule.k:
        return [True] * len(cells)
    flags = list(hidden)
    while _tells_too_much([c for c, flag in zip(cells, flags, strict=True) if flag], rule.k):
        smallest = min((c for c, flag in zip(cells, flags, strict=True) if c and not flag), default=None)
        if smallest is None:
            return [True] * len(cells)
        flags = [flag or cell == smallest for cell, flag in zip(cells, flags, strict=True)]
    return flags


def suppress_stages(counts: Sequence[int], rule: Rule) -> list[Masked]:
    """Mask counts that do not add up to a shown total (the steps of a funnel): each small one alone.

    Zeros are hidden too when even the largest step is smaller than k.
    """
    if not rule.shown or 0 < max(counts, default=0) < rule.k:
        return [None] * len(counts)
    return [None if 0 < count < rule.k else count for count in counts]


def masked_mean(amounts: Sequence[int]) -> int | None:
    """The mean in yen, rounded to 1,000, or None: ten contributors or more, nobody with more than half."""
    total = sum(amounts)
    if len(amounts) < MEAN_CONTRIBUTORS or not total or max(amounts) > total * LARGEST_SHARE:
        return None
    return round(Fraction(total, len(amounts) * MEAN_ROUNDING_YEN)) * MEAN_ROUNDING_YEN


def last_published_day(today: date) -> date:
    """Public tables stand still within a quarter, so that two looks at them never differ by one person.

    The last day of the newest quarter that is over: 31 March, 30 June, 30 September or 31 December.
    """
    first_month = (today.month - 1) // 3 * 3 + 1
    return date(today.year, first_month, 1) - timedelta(days=1)
