from yuiwork.surveys.models.group import AnswerGroup
from yuiwork.surveys.models.invitation import INVITATION, Answer, Invitation, InvitationState, Response
from yuiwork.surveys.models.question import (
    BRANCHING,
    QUESTION_SET,
    WITH_OPTIONS,
    OptionData,
    Question,
    QuestionKind,
    QuestionSet,
    SetState,
    ShownIf,
)
from yuiwork.surveys.models.survey import SENT_BY_CLOCK, SURVEY, WITH_WAIT, Occasion, Survey, SurveyState

__all__ = [
    "BRANCHING",
    "INVITATION",
    "QUESTION_SET",
    "SENT_BY_CLOCK",
    "SURVEY",
    "WITH_OPTIONS",
    "WITH_WAIT",
    "Answer",
    "AnswerGroup",
    "Invitation",
    "InvitationState",
    "Occasion",
    "OptionData",
    "Question",
    "QuestionKind",
    "QuestionSet",
    "Response",
    "SetState",
    "ShownIf",
    "Survey",
    "SurveyState",
]
