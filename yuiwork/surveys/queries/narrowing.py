"""What the results of a survey can be narrowed to, without telling of a few people by the difference.

A group or a stretch of months is offered only where enough people stand behind it and behind the rest: otherwise
subtracting one page of results from another would show what either of them hides (law.md 5.4).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yuiwork.core.suppression import STAFF_FLOOR, Rule, suppress
from yuiwork.surveys.models import AnswerGroup
from yuiwork.surveys.queries.replies import Reply

_RULE = Rule(STAFF_FLOOR)


@dataclass(frozen=True, slots=True)
class Period:
    """Consecutive months, by their first days, both included."""

    first: date
    last: date


def groups_of(programme_id: UUID, replies: Iterable[Reply]) -> dict[str, str]:
    """Seminars and courses with enough answers, by key, with the names they have for staff; sorted by name."""
    counted = Counter(reply.group for reply in replies)
    cells = suppress(list(counted.values()), _RULE).cells
    shown = {key for key, cell in zip(counted, cells, strict=True) if cell and key}
    rows = AnswerGroup.objects.filter(programme_id=programme_id, key__in=shown)
    return dict(rows.order_by("title", "key").values_list("key", "title"))


def periods_of(replies: Iterable[Reply]) -> list[Period]:
    """The months in which people answered, oldest first; months with few answers go together with the next ones."""
    counted = Counter(reply.month for reply in replies)
    found: list[Period] = []
    first, people = None, 0
    for month in sorted(counted):
        first, people = first or month, people + counted[month]
        if people >= STAFF_FLOOR:
            found.append(Period(first, month))
            first, people = None, 0
    if first is None:
        return found
    # Too few at the end: they go with the stretch before them.
    begins = found.pop().first if found else first
    return [*found, Period(begins, max(counted))]
