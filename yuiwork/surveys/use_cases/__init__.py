from yuiwork.surveys.use_cases.ask_staff import ask_staff
from yuiwork.surveys.use_cases.build import add_question, change_question, move_question, remove_question
from yuiwork.surveys.use_cases.invitations import (
    begin_answering,
    begin_by_open_link,
    give_invitations_to,
    invite,
    keep_answers,
    remind_once,
    to_remind,
)
from yuiwork.surveys.use_cases.question_sets import QuestionData, create_question_set, publish_question_set
from yuiwork.surveys.use_cases.responses import record_response, send_answers
from yuiwork.surveys.use_cases.reword import reword_question
from yuiwork.surveys.use_cases.run import (
    SurveySettings,
    begin_version,
    change_survey,
    draft_survey,
    move_survey,
    open_survey,
    publish_version,
)
from yuiwork.surveys.use_cases.surveys import SurveyHow, create_survey, standard_exit_survey

__all__ = [
    "QuestionData",
    "SurveyHow",
    "SurveySettings",
    "add_question",
    "ask_staff",
    "begin_answering",
    "begin_by_open_link",
    "begin_version",
    "change_question",
    "change_survey",
    "create_question_set",
    "create_survey",
    "draft_survey",
    "give_invitations_to",
    "invite",
    "keep_answers",
    "move_question",
    "move_survey",
    "open_survey",
    "publish_question_set",
    "publish_version",
    "record_response",
    "remind_once",
    "remove_question",
    "reword_question",
    "send_answers",
    "standard_exit_survey",
    "to_remind",
]
