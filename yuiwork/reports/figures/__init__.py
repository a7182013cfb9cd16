"""The registry of figures: one module per figure, each ``provide(scope) -> list[Block]``.

A room's figure is one module here that asks the room's ``api``; reports take it by its code (``kinds``).
"""

from collections.abc import Iterable

from yuiwork.reports.figures import (
    around,
    attendance,
    budget,
    completers,
    courses,
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
    "sources": around.provide_sources,
    "seminars": seminars.provide,
    "sessions": sessions.provide,
    "session_reports": sessions.provide_reports,
    "absences": attendance.provide_absences,
    "courses": courses.provide,
    "skills": courses.provide_skills,
    "surveys": surveys.provide,
    "survey_crosses": surveys.provide_crosses,
    "survey_texts": surveys.provide_texts,
    "desk": around.provide_desk,
    "childcare": around.provide_childcare,
    "facilities": around.provide_facilities,
    "incidents": around.provide_incidents,
    "income": outcomes.provide_income,
    "staying": outcomes.provide_staying,
    "cost": outcomes.provide_cost,
    "budget": budget.provide,
    "evaluation": evaluation.provide,
    "meetings": around.provide_meetings,
    "processors": around.provide_processors,
    "attendance": attendance.provide,
    "completers": completers.provide,
}
# What the close of a year freezes; lists of names and words written by people are not copied into it.
FROZEN = (
    "steps", "sources", "seminars", "sessions", "absences", "courses", "skills", "surveys", "desk", "childcare",
    "facilities", "incidents", "income", "staying", "cost", "budget", "evaluation",
)  # fmt: skip


def provide(scope: Scope, codes: Iterable[str]) -> list[Block]:
    """The figures of these codes as they count now, in the order of the codes."""
    return [block for code in codes for block in FIGURES[code](scope)]


__all__ = ["FIGURES", "FROZEN", "Block", "Provider", "Scope", "provide"]
