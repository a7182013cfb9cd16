"""The door of the room of surveys.

For other rooms that ask questions without a survey (application forms): ``create_question_set``,
``publish_question_set``, ``add_question`` … ``remove_question`` with ``QuestionEditForm``; ``questions_of``,
``QuestionsForm``, ``checked_answers``, ``shown_answer``. ``question_cards`` and ``phone_page`` feed the shared templates
``surveys/staff/_questions.html`` and ``_phone.html``.
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
from yuiwork.surveys.builder_pages import PhonePage, QuestionCard, phone_page, question_cards
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
from yuiwork.surveys.queries.catalogue import exit_survey_questions, templates
from yuiwork.surveys.queries.due import DueSurvey, due_surveys
from yuiwork.surveys.queries.invitations import InvitationFacts, invitation_facts, next_steps, still_to_answer
from yuiwork.surveys.queries.periods import SurveyCounts, counts_between, crosses_between
from yuiwork.surveys.queries.plans import SurveyPlan, survey_plans
from yuiwork.surveys.queries.results import Counted
from yuiwork.surveys.queries.surveys import (
    LowestStep,
    QuestionResult,
    answered_keys,
    belongs_to,
    has_answered,
    invited_keys,
    lowest_step,
    own_surveys_of,
    questions_asked,
    questions_of,
    response_count,
    results_of_group,
)
from yuiwork.surveys.queries.wordings import Wording, earlier_wordings, form_versions
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
    reword_question,
    standard_exit_survey,
)
from yuiwork.surveys.use_cases.question_sets import check_questions
from yuiwork.surveys.use_cases.question_sets import data_of as question_data

__all__ = [
    "TEXT_LIMIT",
    "AnswerValue",
    "CheckedAnswer",
    "Counted",
    "DueSurvey",
    "Invitation",
    "InvitationFacts",
    "LowestStep",
    "Occasion",
    "OptionData",
    "PhonePage",
    "Question",
    "QuestionCard",
    "QuestionData",
    "QuestionEditForm",
    "QuestionKind",
    "QuestionResult",
    "QuestionSet",
    "QuestionsForm",
    "Response",
    "ShownIf",
    "Survey",
    "SurveyCounts",
    "SurveyHow",
    "SurveyPlan",
    "Wording",
    "add_question",
    "answer_path",
    "answered_keys",
    "belongs_to",
    "change_question",
    "check_questions",
    "checked_answer",
    "checked_answers",
    "counts_between",
    "create_question_set",
    "create_survey",
    "crosses_between",
    "due_surveys",
    "earlier_wordings",
    "exit_survey_questions",
    "form_versions",
    "give_invitations_to",
    "has_answered",
    "invitation_facts",
    "invite",
    "invited_keys",
    "is_asked",
    "lowest_step",
    "move_question",
    "next_steps",
    "own_surveys_of",
    "phone_page",
    "publish_question_set",
    "question_cards",
    "question_data",
    "questions_asked",
    "questions_of",
    "record_response",
    "remove_question",
    "response_count",
    "results_of_group",
    "reword_question",
    "shown_answer",
    "standard_exit_survey",
    "still_to_answer",
    "survey_plans",
    "templates",
]
