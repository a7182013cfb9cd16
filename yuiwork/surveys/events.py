"""What the room of surveys announces."""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class SurveySent(Event):
    """The clock asks a person with an account to answer."""

    invitation_id: UUID
    survey_id: UUID
    programme_id: UUID
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class SurveyReminded(Event):
    """She has not answered for a week: one reminder, the only one."""

    invitation_id: UUID
    survey_id: UUID
    programme_id: UUID
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class NamedAnswersSent(Event):
    """A person with an account answered and agreed that staff read it with her name. Never of anybody else."""

    response_id: UUID
    survey_id: UUID
    programme_id: UUID
    respondent_key: str
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class SurveyAnswered(Event):
    """Somebody answered. Nothing here tells who, and nothing leads to the answers."""

    survey_id: UUID
    programme_id: UUID
