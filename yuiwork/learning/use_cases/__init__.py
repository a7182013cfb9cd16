from yuiwork.learning.use_cases.absence import guide_absentees, tell_absence, withdraw_absence
from yuiwork.learning.use_cases.answer_exit_survey import answer_survey, invite_to_exit_survey
from yuiwork.learning.use_cases.ask_learners import ask_learners
from yuiwork.learning.use_cases.calendar_feed import open_calendar_feed, revoke_calendar_feed
from yuiwork.learning.use_cases.challenges import (
    change_challenge,
    close_challenge,
    create_challenge,
    give_challenge,
    take_challenge_back,
)
from yuiwork.learning.use_cases.change_seminar import call_off_seminar, change_seminar
from yuiwork.learning.use_cases.change_session import cancel_session, change_session
from yuiwork.learning.use_cases.childcare import (
    ask_for_session_childcare,
    set_seminar_childcare,
    set_session_childcare,
)
from yuiwork.learning.use_cases.completion_conditions import (
    change_completion_rule,
    count_published_piece,
    record_published_piece,
    waive_condition,
)
from yuiwork.learning.use_cases.course_application import (
    CourseDecision,
    apply_for_course,
    decide_course_application,
    enter_course_application,
    keep_applications_open,
    locked_course,
    settle_course_application,
)
from yuiwork.learning.use_cases.course_fees import set_course_fees
from yuiwork.learning.use_cases.give_feedback import give_feedback
from yuiwork.learning.use_cases.give_up_place import give_up_place, take_back_course_application
from yuiwork.learning.use_cases.graduation import choose_reviewers, review_graduation_work
from yuiwork.learning.use_cases.leave_course import assign_tutor, leave_course, return_to_course
from yuiwork.learning.use_cases.link_person import link_person
from yuiwork.learning.use_cases.materials import (
    change_material,
    create_material,
    keep_place,
    move_material_up,
)
from yuiwork.learning.use_cases.peers import hide_note, share_answer, write_to_classmate
from yuiwork.learning.use_cases.plan_course import create_course
from yuiwork.learning.use_cases.plan_exercise import change_exercise, create_exercise
from yuiwork.learning.use_cases.plan_seminar import create_seminar
from yuiwork.learning.use_cases.plan_sessions import (
    create_session,
    create_session_series,
    set_timetable_rule,
)
from yuiwork.learning.use_cases.presentations import (
    add_presenters,
    create_presentation_day,
    invite_guest,
    mark_guest,
    mark_presentation,
    move_presenter,
)
from yuiwork.learning.use_cases.reissue import reissue_certificate
from yuiwork.learning.use_cases.seat_changes import (
    cancel_seminar_application,
    change_seminar_place,
    take_offered_seat,
)
from yuiwork.learning.use_cases.seminar_application import apply_for_seminar
from yuiwork.learning.use_cases.seminar_attendance import mark_seminar_attendance
from yuiwork.learning.use_cases.seminar_series import Rhythm, create_seminar_series
from yuiwork.learning.use_cases.session_attendance import (
    RollLine,
    check_in,
    mark_roll,
    mark_session_attendance,
)
from yuiwork.learning.use_cases.session_report import (
    reopen_session_report,
    save_session_report,
    sign_session_report,
)
from yuiwork.learning.use_cases.session_seats import give_session_seat_back, keep_session_seat
from yuiwork.learning.use_cases.skills import confirm_skill, create_skill, estimate_skill
from yuiwork.learning.use_cases.sources import SourceLine, set_sources
from yuiwork.learning.use_cases.submit_exercise import (
    keep_draft_copy,
    save_exercise_draft,
    submit_exercise,
)
from yuiwork.learning.use_cases.walk_in import add_walk_in
from yuiwork.learning.use_cases.worksheets import (
    create_worksheet,
    fill_worksheet,
    share_worksheet_entry,
)

__all__ = [
    "CourseDecision",
    "Rhythm",
    "RollLine",
    "SourceLine",
    "add_presenters",
    "add_walk_in",
    "answer_survey",
    "apply_for_course",
    "apply_for_seminar",
    "ask_for_session_childcare",
    "ask_learners",
    "assign_tutor",
    "call_off_seminar",
    "cancel_seminar_application",
    "cancel_session",
    "change_challenge",
    "change_completion_rule",
    "change_exercise",
    "change_material",
    "change_seminar",
    "change_seminar_place",
    "change_session",
    "check_in",
    "choose_reviewers",
    "close_challenge",
    "confirm_skill",
    "count_published_piece",
    "create_challenge",
    "create_course",
    "create_exercise",
    "create_material",
    "create_presentation_day",
    "create_seminar",
    "create_seminar_series",
    "create_session",
    "create_session_series",
    "create_skill",
    "create_worksheet",
    "decide_course_application",
    "enter_course_application",
    "estimate_skill",
    "fill_worksheet",
    "give_challenge",
    "give_feedback",
    "give_session_seat_back",
    "give_up_place",
    "guide_absentees",
    "hide_note",
    "invite_guest",
    "invite_to_exit_survey",
    "keep_applications_open",
    "keep_draft_copy",
    "keep_place",
    "keep_session_seat",
    "leave_course",
    "link_person",
    "locked_course",
    "mark_guest",
    "mark_presentation",
    "mark_roll",
    "mark_seminar_attendance",
    "mark_session_attendance",
    "move_material_up",
    "move_presenter",
    "open_calendar_feed",
    "record_published_piece",
    "reissue_certificate",
    "reopen_session_report",
    "return_to_course",
    "review_graduation_work",
    "revoke_calendar_feed",
    "save_exercise_draft",
    "save_session_report",
    "set_course_fees",
    "set_seminar_childcare",
    "set_session_childcare",
    "set_sources",
    "set_timetable_rule",
    "settle_course_application",
    "share_answer",
    "share_worksheet_entry",
    "sign_session_report",
    "submit_exercise",
    "take_back_course_application",
    "take_challenge_back",
    "take_offered_seat",
    "tell_absence",
    "waive_condition",
    "withdraw_absence",
    "write_to_classmate",
]
