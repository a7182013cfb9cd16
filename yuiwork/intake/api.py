"""The door of the intake room."""

from yuiwork.intake.models import HearingWay, Method, Outcome, TaskKind
from yuiwork.intake.queries.letters import LetterView, letter_of
from yuiwork.intake.queries.next_steps import next_steps
from yuiwork.intake.queries.offers import OfferFacts, offer_facts
from yuiwork.intake.queries.plans import PlanFacts, plan_facts
from yuiwork.intake.queries.round_plans import RoundPlan, round_plans
from yuiwork.intake.queries.scoring import criteria_of, to_score
from yuiwork.intake.queries.selections import SelectionFacts, selection_facts
from yuiwork.intake.use_cases import (
    RoundTerms,
    RubricLine,
    announce_round,
    answer_offer,
    answer_plan,
    answer_selection,
    begin_form,
    close_round,
    create_round,
    decide_application,
    decide_by_scores,
    decide_many,
    draw_lottery,
    order_announcement,
    save_hearing,
    save_scoring,
    send_application,
    set_rubric,
    show_plan,
    tell_selection,
    withdraw_application,
)

__all__ = [
    "HearingWay",
    "LetterView",
    "Method",
    "OfferFacts",
    "Outcome",
    "PlanFacts",
    "RoundPlan",
    "RoundTerms",
    "RubricLine",
    "SelectionFacts",
    "TaskKind",
    "announce_round",
    "answer_offer",
    "answer_plan",
    "answer_selection",
    "begin_form",
    "close_round",
    "create_round",
    "criteria_of",
    "decide_application",
    "decide_by_scores",
    "decide_many",
    "draw_lottery",
    "letter_of",
    "next_steps",
    "offer_facts",
    "order_announcement",
    "plan_facts",
    "round_plans",
    "save_hearing",
    "save_scoring",
    "selection_facts",
    "send_application",
    "set_rubric",
    "show_plan",
    "tell_selection",
    "to_score",
    "withdraw_application",
]
