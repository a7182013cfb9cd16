from yuiwork.childcare.use_cases.deletion import delete_due_records
from yuiwork.childcare.use_cases.occasions import (
    OccasionData,
    call_off_occasion,
    move_occasion,
    set_cost,
    set_duty,
    set_occasion,
)
from yuiwork.childcare.use_cases.on_the_day import collect_child, hand_over_child, open_day_list, undo_mark
from yuiwork.childcare.use_cases.records import (
    ChildData,
    cancel_child,
    change_child,
    register_child,
    register_known_child,
)
from yuiwork.childcare.use_cases.requests import ask_for_childcare, withdraw_request
from yuiwork.childcare.use_cases.standard import set_standard

__all__ = [
    "ChildData",
    "OccasionData",
    "ask_for_childcare",
    "call_off_occasion",
    "cancel_child",
    "change_child",
    "collect_child",
    "delete_due_records",
    "hand_over_child",
    "move_occasion",
    "open_day_list",
    "register_child",
    "register_known_child",
    "set_cost",
    "set_duty",
    "set_occasion",
    "set_standard",
    "undo_mark",
    "withdraw_request",
]
