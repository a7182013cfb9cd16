"""All writes of the desk."""

from yuiwork.desk.use_cases.after import (
    add_follow_up,
    add_note,
    end_follow_up,
    note_outcome,
    refer_to_courses,
)
from yuiwork.desk.use_cases.book import book_consultation, cancel_consultation, record_walk_in
from yuiwork.desk.use_cases.hold import mark_held, mark_missed, remind
from yuiwork.desk.use_cases.plan import (
    create_desk,
    offer_slots,
    set_topics,
    update_desk,
    withdraw_slot,
)

__all__ = [
    "add_follow_up",
    "add_note",
    "book_consultation",
    "cancel_consultation",
    "create_desk",
    "end_follow_up",
    "mark_held",
    "mark_missed",
    "note_outcome",
    "offer_slots",
    "record_walk_in",
    "refer_to_courses",
    "remind",
    "set_topics",
    "update_desk",
    "withdraw_slot",
]
