"""What the care room announces."""

from dataclasses import dataclass
from uuid import UUID

from yuiwork.core.events import Event


@dataclass(frozen=True, kw_only=True)
class CareTaskRaised(Event):
    """Somebody has gone quiet: one task for the one who accompanies her."""

    task_id: UUID
    programme_id: UUID
    assignee_id: UUID


@dataclass(frozen=True, kw_only=True)
class CareTaskHandedOver(Event):
    """A task went to a director or an officer."""

    task_id: UUID
    programme_id: UUID
    assignee_id: UUID
    handed_by_id: UUID


@dataclass(frozen=True, kw_only=True)
class TutorAsked(Event):
    """A learner asked her tutor something; an answer is promised."""

    question_id: UUID
    message_id: UUID
    tutor_id: UUID
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class TutorAnswered(Event):
    """The answer is there."""

    question_id: UUID
    message_id: UUID
    user_id: UUID


@dataclass(frozen=True, kw_only=True)
class IncidentRecorded(Event):
    """Something happened to somebody's safety or health."""

    incident_id: UUID
    programme_id: UUID
