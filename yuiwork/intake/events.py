"""What the intake room announces. That somebody applied and how it was decided is announced by learning."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class RoundAnnounced(Event):
    """People can read when and how to apply."""

    round_id: UUID
    programme_id: UUID
    course_id: UUID


@dataclass(frozen=True, kw_only=True)
class SelectionProposed(Event):
    """The operator's staff have decided; the municipality is asked to approve."""

    selection_id: UUID
    application_id: UUID
    programme_id: UUID


@dataclass(frozen=True, kw_only=True)
class SelectionAnswered(Event):
    """The municipality approved, or sent it back with a reason. ``proposed_by`` is told."""

    selection_id: UUID
    application_id: UUID
    programme_id: UUID
    proposed_by: UUID | None
    approved: bool


@dataclass(frozen=True, kw_only=True)
class OfferMade(Event):
    """A place became free and is kept for her until ``answer_by`` (JST)."""

    offer_id: UUID
    application_id: UUID
    programme_id: UUID
    user_id: UUID
    answer_by: date


@dataclass(frozen=True, kw_only=True)
class LotteryDrawn(Event):
    """The order is settled and public; nobody has been told yet."""

    round_id: UUID
    programme_id: UUID


@dataclass(frozen=True, kw_only=True)
class PlanShown(Event):
    """A learning plan waits for the learner's answer."""

    plan_id: UUID
    programme_id: UUID
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class PlanAnswered(Event):
    """The learner agreed, or asked for a change. ``author_id`` wrote the plan."""

    plan_id: UUID
    programme_id: UUID
    author_id: UUID | None
    agreed: bool
