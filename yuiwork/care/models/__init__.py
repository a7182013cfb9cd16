from yuiwork.care.models.incident import (
    INCIDENT,
    Incident,
    IncidentKind,
    IncidentOccasion,
    IncidentState,
    IncidentStep,
)
from yuiwork.care.models.question import TutorMessage, TutorQuestion
from yuiwork.care.models.settings import CareSettings
from yuiwork.care.models.task import (
    CARE_TASK,
    CareTask,
    CareTaskState,
    Channel,
    Contact,
    Outcome,
    Signal,
    SignalKind,
)

__all__ = [
    "CARE_TASK",
    "INCIDENT",
    "CareSettings",
    "CareTask",
    "CareTaskState",
    "Channel",
    "Contact",
    "Incident",
    "IncidentKind",
    "IncidentOccasion",
    "IncidentState",
    "IncidentStep",
    "Outcome",
    "Signal",
    "SignalKind",
    "TutorMessage",
    "TutorQuestion",
]
