"""All writes of the care room."""

from yuiwork.care.use_cases.hear import note_letter, note_low_answer
from yuiwork.care.use_cases.incidents import add_incident_step, close_incident, record_incident
from yuiwork.care.use_cases.look_after import close_task, hand_over_task, log_contact, snooze_task, wake_task
from yuiwork.care.use_cases.notice import notice_learners
from yuiwork.care.use_cases.questions import ask_tutor, write_message
from yuiwork.care.use_cases.settings import set_care_settings

__all__ = [
    "add_incident_step",
    "ask_tutor",
    "close_incident",
    "close_task",
    "hand_over_task",
    "log_contact",
    "note_letter",
    "note_low_answer",
    "notice_learners",
    "record_incident",
    "set_care_settings",
    "snooze_task",
    "wake_task",
    "write_message",
]
