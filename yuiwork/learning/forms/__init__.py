from yuiwork.learning.forms.course import CourseApplicationForm, DecisionForm
from yuiwork.learning.forms.exercise import ExerciseForm, FeedbackForm
from yuiwork.learning.forms.plan import CourseForm, SeminarForm, SessionForm
from yuiwork.learning.forms.plan_exercise import ExercisePlanForm
from yuiwork.learning.forms.seminar import SeminarApplicationForm
from yuiwork.learning.forms.survey import SurveyForm

__all__ = [
    "CourseApplicationForm",
    "CourseForm",
    "DecisionForm",
    "ExerciseForm",
    "ExercisePlanForm",
    "FeedbackForm",
    "SeminarApplicationForm",
    "SeminarForm",
    "SessionForm",
    "SurveyForm",
]
