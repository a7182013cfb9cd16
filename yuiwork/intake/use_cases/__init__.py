from yuiwork.intake.use_cases.accompany import answer_plan, save_hearing, show_plan
from yuiwork.intake.use_cases.announce import carry_out, order_announcement
from yuiwork.intake.use_cases.apply import save_application_draft, send_application
from yuiwork.intake.use_cases.decide import (
    answer_selection,
    decide_application,
    decide_many,
    tell_selection,
)
from yuiwork.intake.use_cases.draw import draw_lottery
from yuiwork.intake.use_cases.export import record_export
from yuiwork.intake.use_cases.offers import answer_offer
from yuiwork.intake.use_cases.plan_round import (
    RoundTerms,
    announce_round,
    change_round,
    close_round,
    create_round,
)
from yuiwork.intake.use_cases.questions import begin_form, copy_form, reword_question
from yuiwork.intake.use_cases.score import RubricLine, decide_by_scores, save_scoring, set_rubric
from yuiwork.intake.use_cases.withdraw import withdraw_application

__all__ = [
    "RoundTerms",
    "RubricLine",
    "announce_round",
    "answer_offer",
    "answer_plan",
    "answer_selection",
    "begin_form",
    "carry_out",
    "change_round",
    "close_round",
    "copy_form",
    "create_round",
    "decide_application",
    "decide_by_scores",
    "decide_many",
    "draw_lottery",
    "order_announcement",
    "record_export",
    "reword_question",
    "save_application_draft",
    "save_hearing",
    "save_scoring",
    "send_application",
    "set_rubric",
    "show_plan",
    "tell_selection",
    "withdraw_application",
]
