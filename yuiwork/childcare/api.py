"""The door of the childcare room. Nothing here gives anything of a child's record away."""

from yuiwork.childcare.models import ChildcareStandard, OccasionKind
from yuiwork.childcare.queries.family import RequestFacts, request_facts, request_of, request_paths
from yuiwork.childcare.queries.next_steps import next_steps
from yuiwork.childcare.queries.occasions import (
    CostLine,
    CostSum,
    Offer,
    added_up,
    cost_lines,
    offer_of,
    offers_of,
)
from yuiwork.childcare.queries.standard import standard_of
from yuiwork.childcare.use_cases import (
    ChildData,
    OccasionData,
    ask_for_childcare,
    call_off_occasion,
    delete_due_records,
    move_occasion,
    register_child,
    set_duty,
    set_occasion,
    set_standard,
    withdraw_request,
)
from yuiwork.childcare.use_cases.occasions import When

__all__ = [
    "ChildData",
    "ChildcareStandard",
    "CostLine",
    "CostSum",
    "OccasionData",
    "OccasionKind",
    "Offer",
    "RequestFacts",
    "When",
    "added_up",
    "ask_for_childcare",
    "call_off_occasion",
    "cost_lines",
    "delete_due_records",
    "move_occasion",
    "next_steps",
    "offer_of",
    "offers_of",
    "register_child",
    "request_facts",
    "request_of",
    "request_paths",
    "set_duty",
    "set_occasion",
    "set_standard",
    "standard_of",
    "withdraw_request",
]
