"""The door of the desk. No word of a consultation passes it but what a letter to the person herself needs."""

from yuiwork.desk.models import Channel, Desk, Outcome
from yuiwork.desk.person import Person
from yuiwork.desk.queries.consultations import MailFacts, mail_facts, next_steps
from yuiwork.desk.queries.desks import desks_of, free_slots, public_desks
from yuiwork.desk.queries.figures import Figures, figures_of
from yuiwork.desk.queries.weekly import WeeklyTime, joined_times, weekly_times
from yuiwork.desk.use_cases import (
    add_follow_up,
    add_note,
    book_consultation,
    cancel_consultation,
    create_desk,
    end_follow_up,
    mark_held,
    mark_missed,
    note_outcome,
    offer_slots,
    record_walk_in,
    refer_to_courses,
    remind,
    set_topics,
    update_desk,
    withdraw_slot,
)

__all__ = [
    "Channel",
    "Desk",
    "Figures",
    "MailFacts",
    "Outcome",
    "Person",
    "WeeklyTime",
    "add_follow_up",
    "add_note",
    "book_consultation",
    "cancel_consultation",
    "create_desk",
    "desks_of",
    "end_follow_up",
    "figures_of",
    "free_slots",
    "joined_times",
    "mail_facts",
    "mark_held",
    "mark_missed",
    "next_steps",
    "note_outcome",
    "offer_slots",
    "public_desks",
    "record_walk_in",
    "refer_to_courses",
    "remind",
    "set_topics",
    "update_desk",
    "weekly_times",
    "withdraw_slot",
]
