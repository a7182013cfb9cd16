from yuiwork.regions.use_cases.budget import record_expense, remove_budget_line, save_budget_line
from yuiwork.regions.use_cases.create_programme import create_cohort, create_programme, found_programme
from yuiwork.regions.use_cases.loans import answer_loan, ask_for_loan, withdraw_loan
from yuiwork.regions.use_cases.meetings import save_meeting
from yuiwork.regions.use_cases.notes import close_note, pin_note
from yuiwork.regions.use_cases.organisations import (
    OrganisationName,
    remove_member,
    remove_party,
    save_member,
    save_party,
    set_owner_and_operator,
)
from yuiwork.regions.use_cases.plan import (
    remove_goal,
    remove_indicator,
    remove_stage,
    remove_track,
    save_goal,
    save_indicator,
    save_stage,
    save_track,
    save_year,
)
from yuiwork.regions.use_cases.programme import (
    edit_programme,
    end_overdue_programmes,
    end_programme,
    open_programme,
    set_eligibility,
)
from yuiwork.regions.use_cases.promotions import decide_promotion, propose_promotion
from yuiwork.regions.use_cases.secrecy import agree_to_secrecy, write_secrecy_text
from yuiwork.regions.use_cases.staff import appoint_staff, release_staff
from yuiwork.regions.use_cases.targets import record_result, set_target

__all__ = [
    "OrganisationName",
    "agree_to_secrecy",
    "answer_loan",
    "appoint_staff",
    "ask_for_loan",
    "close_note",
    "create_cohort",
    "create_programme",
    "decide_promotion",
    "edit_programme",
    "end_overdue_programmes",
    "end_programme",
    "found_programme",
    "open_programme",
    "pin_note",
    "propose_promotion",
    "record_expense",
    "record_result",
    "release_staff",
    "remove_budget_line",
    "remove_goal",
    "remove_indicator",
    "remove_member",
    "remove_party",
    "remove_stage",
    "remove_track",
    "save_budget_line",
    "save_goal",
    "save_indicator",
    "save_meeting",
    "save_member",
    "save_party",
    "save_stage",
    "save_track",
    "save_year",
    "set_eligibility",
    "set_owner_and_operator",
    "set_target",
    "withdraw_loan",
    "write_secrecy_text",
]
