"""The registry of figures: one module per figure, each ``provide(scope) -> list[Block]``.

A room's figure is one module here that asks the room's ``api``; reports take it by its code (``kinds``).
"""

from collections.abc import Iterable

from yuiwork.reports.figures import (
    attendance,
    completers,
    evaluation,
    outcomes,
    seminars,
    sessions,
    steps,
    surveys,
)
from yuiwork.reports.figures.block import Block, Provider, Scope

FIGURES: dict[str, Provider] = {
    "steps": steps.provide,
    "seminars": seminars.provide,
    "sessions": sessions.provide,
    "surveys": surveys.provide,
    "income": outcomes.provide_income,
    "staying": outcomes.provide_staying,
    "cost": outcomes.provide_cost,
    "evaluation": evaluation.provide,
    "attendance": attendance.provide,
    "completers": completers.provide,
}
# What the close of a year freezes; lists of names are not copied into it.
FROZEN = ("steps", "seminars", "sessions", "surveys", "income", "staying", "cost", "evaluation")


def provide(scope: Scope, codes: Iterable[str]) -> list[Block]:
    """The figures of these codes as they count now, in the order of the codes."""
    return [block for code in codes for block in FIGURES[code](scope)]


__all__ = ["FIGURES", "FROZEN", "Block", "Provider", "Scope", "provide"]
