"""はじめの準備: the lists that learners tick off themselves, and the onboarding meeting at which it is done together.

Beginners cannot register or use the tools by themselves (programmes.md 0.4, 7 F15): the list shows what is to do, the
meeting is where somebody helps. A course has both or one of them; nobody has to tie them together.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from yuiwork.learning.models import Exercise, Session, SessionKind, SessionState, Submission
from yuiwork.learning.queries.roll import RollRow


@dataclass(frozen=True, slots=True)
class Ticks:
    """How far one learner is with the lists of a course: lines ticked, of so many."""

    name: str
    done: int
    total: int

    @property
    def ready(self) -> bool:
        return self.done == self.total


def checklists_at(session: Session) -> list[Exercise]:
    """The lists of the course that are done together at this meeting: those ticked off by oneself; else none."""
    if session.kind != SessionKind.ONBOARDING:
        return []
    return list(Exercise.objects.filter(course_id=session.course_id, self_checked=True).order_by("number"))


def meeting_for(exercise: Exercise, now: datetime) -> Session | None:
    """Where somebody helps with this list: the next onboarding meeting of its course, if one is ahead."""
    if not exercise.self_checked:
        return None
    return (
        Session.objects.filter(
            course_id=exercise.course_id,
            kind=SessionKind.ONBOARDING,
            state=SessionState.PLANNED,
            ends_at__gt=now,
        )
        .order_by("starts_at")
        .first()
    )


def ticks_at(session: Session, rows: Iterable[RollRow]) -> list[Ticks]:
    """Who on the roll still needs a hand, the furthest behind first; empty where there is no list. Two queries."""
    lists = checklists_at(session)
    total = sum(len(one.checklist) for one in lists)
    if not total:
        return []
    ticked: dict[tuple[UUID, UUID], int] = {}
    newest_last = Submission.objects.filter(exercise__in=[one.id for one in lists]).order_by("version")
    for enrolment_id, exercise_id, checked in newest_last.values_list(
        "enrolment_id", "exercise_id", "checked"
    ):
        ticked[enrolment_id, exercise_id] = len(checked)
    found = [
        Ticks(row.name, sum(ticked.get((row.enrolment_id, one.id), 0) for one in lists), total)
        for row in rows
    ]
    return sorted(found, key=lambda line: line.done)
