"""The door of the room of surveys.

For other rooms that ask questions without a survey (application forms): ``create_question_set``,
``publish_question_set``, ``add_question`` … ``remove_question`` with ``QuestionEditForm``; ``questions_of``,
``QuestionsForm``, ``checked_answers``, ``shown_answer``.
"""

from yuiwork.surveys.answers import (
    TEXT_LIMIT,
    AnswerValue,
    CheckedAnswer,
    checked_answer,
    checked_answers,
    is_asked,
    shown_answer,
)
from yuiwork.surveys.builder_form import QuestionEditForm
from yuiwork.surveys.links import answer_path
from yuiwork.surveys.models import (
    Invitation,
    Occasion,
    OptionData,
    Question,
    QuestionKind,
    QuestionSet,
    Response,
    ShownIf,
    Survey,
)
from yuiwork.surveys.queries.catalogue import exit_survey_questions
from yuiwork.surveys.queries.due import DueSurvey, due_surveys
from yuiwork.surveys.queries.invitations import InvitationFacts, invitation_facts, next_steps, still_to_answer
from yuiwork.surveys.queries.plans import SurveyPlan, seminar_survey_plans
from yuiwork.surveys.queries.surveys import (
    QuestionResult,
    answered_keys,
    belongs_to,
    has_answered,
    invited_keys,
    own_surveys_of,
    questions_asked,
    questions_of,
    response_count,
    results_of_group,
)
from yuiwork.surveys.question_form import QuestionsForm
from yuiwork.surveys.use_cases import (
    QuestionData,
    SurveyHow,
    add_question,
    change_question,
    create_question_set,
    create_survey,
    give_invitations_to,
    invite,
    move_question,
    publish_question_set,
    record_response,
    remove_question,
    standard_exit_survey,
)

__all__ = [
    "TEXT_LIMIT",
    "AnswerValue",
    "CheckedAnswer",
    "DueSurvey",
    "Invitation",
    "InvitationFacts",
    "Occasion",
    "OptionData",
    "Question",
    "QuestionData",
    "QuestionEditForm",
    "QuestionKind",
    "QuestionResult",
    "QuestionSet",
    "QuestionsForm",
    "Response",
    "ShownIf",
    "Survey",
    "SurveyHow",
    "SurveyPlan",
    "add_question",
    "answer_path",
    "answered_keys",
    "belongs_to",
    "change_question",
    "checked_answer",
    "checked_answers",
    "create_question_set",
    "create_survey",
    "due_surveys",
    "exit_survey_questions",
    "give_invitations_to",
    "has_answered",
    "invitation_facts",
    "invite",
    "invited_keys",
    "is_asked",
    "move_question",
    "next_steps",
    "own_surveys_of",
    "publish_question_set",
    "questions_asked",
    "questions_of",
    "record_response",
    "remove_question",
    "response_count",
    "results_of_group",
    "seminar_survey_plans",
    "shown_answer",
    "standard_exit_survey",
    "still_to_answer",
]
