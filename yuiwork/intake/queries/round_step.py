"""The one thing that comes next in a round, for its page."""

from dataclasses import dataclass

from yuiwork.core.actor import Actor
from yuiwork.intake.models import IntakeRound, Lottery, Method, RoundState, Selection, SelectionState
from yuiwork.intake.policies import may_approve
from yuiwork.intake.queries.comparison import compare, is_complete
from yuiwork.intake.queries.tutors import freest_tutor


@dataclass(frozen=True, slots=True)
class RoundStep:
    """``code``: announce, tutor, draw, approve, wait, tell, compare, read, or empty. ``count`` people it is about."""

    code: str
    count: int = 0


def round_step(actor: Actor, row: IntakeRound, lottery: Lottery | None) -> RoundStep:
    """Announce, draw, then what is decided: approved and told; ``row`` comes with how many ``applied``.

    While the municipality has to approve, whoever may not do that reads that it waits. Before lots are drawn somebody
    has to be there to accompany those who are accepted.
    """
    if row.state == RoundState.DRAFT:
        return RoundStep("announce")
    if lottery is not None and lottery.frozen_at and not lottery.drawn_at:
        ready_to_draw = freest_tutor(row.course.programme_id) is not None
        return RoundStep("draw" if ready_to_draw else "tutor", len(lottery.entries or []))
    ready = _decided(row, SelectionState.READY)
    if ready:
        return RoundStep("tell", ready)
    proposed = _decided(row, SelectionState.PROPOSED)
    if proposed:
        approver = may_approve(actor, row.course.programme_id)
        return RoundStep("approve" if approver else "wait", proposed)
    if _can_be_compared(row):
        return RoundStep("compare")
    applied: int = getattr(row, "applied", 0)
    return RoundStep("read", applied) if applied else RoundStep("")


def _decided(row: IntakeRound, state: SelectionState) -> int:
    return Selection.objects.filter(application__sheet__round=row, state=state).count()


def _can_be_compared(row: IntakeRound) -> bool:
    """Everybody has scored, and somebody still waits for a decision."""
    if row.method != Method.SELECTION or row.state != RoundState.CLOSED:
        return False
    if not row.sheets.filter(application__state="applied").exists():
        return False
    rows = compare(row)
    return bool(rows) and is_complete(rows)
