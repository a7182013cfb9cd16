"""The door of the care room."""

from yuiwork.care.models import Channel, IncidentKind, Outcome
from yuiwork.care.queries import incidents, questions, tasks
from yuiwork.care.queries.incidents import IncidentCounts, incident_counts
from yuiwork.care.queries.questions import question, question_path
from yuiwork.care.queries.settings import settings_of
from yuiwork.care.queries.tasks import lines_of, task, task_path, tasks_for
from yuiwork.care.use_cases import (
    add_incident_step,
    ask_tutor,
    close_incident,
    close_task,
    hand_over_task,
    log_contact,
    notice_learners,
    record_incident,
    set_care_settings,
    snooze_task,
    wake_task,
    write_message,
)
from yuiwork.core.actor import Actor
from yuiwork.core.web.components import NextStep

__all__ = [
    "Channel",
    "IncidentCounts",
    "IncidentKind",
    "Outcome",
    "add_incident_step",
    "ask_tutor",
    "close_incident",
    "close_task",
    "hand_over_task",
    "incident_counts",
    "lines_of",
    "log_contact",
    "next_steps",
    "notice_learners",
    "question",
    "question_path",
    "record_incident",
    "set_care_settings",
    "settings_of",
    "snooze_task",
    "task",
    "task_path",
    "tasks_for",
    "wake_task",
    "write_message",
]


def next_steps(actor: Actor) -> list[NextStep]:
    """For 今日: incidents to follow up, learners to write to, questions to answer."""
    return [*incidents.next_steps(actor), *tasks.next_steps(actor), *questions.next_steps(actor)]
