from yuiwork.desk.models.consultation import (
    CONSULTATION,
    Channel,
    Consultation,
    ConsultationNote,
    ConsultationState,
    FollowUp,
    FollowUpState,
    Outcome,
)
from yuiwork.desk.models.desk import Desk, Slot, Topic

__all__ = [
    "CONSULTATION",
    "Channel",
    "Consultation",
    "ConsultationNote",
    "ConsultationState",
    "Desk",
    "FollowUp",
    "FollowUpState",
    "Outcome",
    "Slot",
    "Topic",
]
