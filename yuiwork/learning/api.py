"""The door of the learning room."""

from yuiwork.learning.models import (
    PlaceKind,
    SeminarState,
    Source,
)
from yuiwork.learning.queries.completion import CompletionView, completions_of, holds_certificate
from yuiwork.learning.queries.courses import (
    CourseView,
    open_courses,
    programme_ids_of_learner,
    tutor_of,
)
from yuiwork.learning.queries.mail import (
    CourseApplicationFacts,
    SeminarMailFacts,
    SubmissionFacts,
    course_application_facts,
    seminar_mail_facts,
    submission_facts,
)
from yuiwork.learning.queries.next_steps import next_steps
from yuiwork.learning.queries.progress import (
    CourseProgress,
    ExerciseProgress,
    Progress,
    SeminarAhead,
    SessionAhead,
    progress_of,
)
from yuiwork.learning.queries.seminars import PlaceView, SeminarView, open_seminars, seminar
from yuiwork.learning.queries.surveys import exit_survey_questions
from yuiwork.learning.uploads import Upload
from yuiwork.learning.use_cases import (
    CourseDecision,
    QuestionData,
    answer_survey,
    apply_for_course,
    apply_for_seminar,
    cancel_seminar_application,
    create_course,
    create_exercise,
    create_seminar,
    create_session,
    create_survey,
    decide_course_application,
    give_feedback,
    mark_seminar_attendance,
    mark_session_attendance,
    save_exercise_draft,
    submit_exercise,
    withdraw_course_application,
)

__all__ = [
    "CompletionView",
    "CourseApplicationFacts",
    "CourseDecision",
    "CourseProgress",
    "CourseView",
    "ExerciseProgress",
    "PlaceKind",
    "PlaceView",
    "Progress",
    "QuestionData",
    "SeminarAhead",
    "SeminarMailFacts",
    "SeminarState",
    "SeminarView",
    "SessionAhead",
    "Source",
    "SubmissionFacts",
    "Upload",
    "answer_survey",
    "apply_for_course",
    "apply_for_seminar",
    "cancel_seminar_application",
    "completions_of",
    "course_application_facts",
    "create_course",
    "create_exercise",
    "create_seminar",
    "create_session",
    "create_survey",
    "decide_course_application",
    "exit_survey_questions",
    "give_feedback",
    "holds_certificate",
    "mark_seminar_attendance",
    "mark_session_attendance",
    "next_steps",
    "open_courses",
    "open_seminars",
    "programme_ids_of_learner",
    "progress_of",
    "save_exercise_draft",
    "seminar",
    "seminar_mail_facts",
    "submission_facts",
    "submit_exercise",
    "tutor_of",
    "withdraw_course_application",
]
