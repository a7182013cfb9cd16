from yuiwork.learning.forms.check_in import CodeForm, WalkInForm
from yuiwork.learning.forms.childcare import ChildcareForm
from yuiwork.learning.forms.exercise import ExerciseForm, FeedbackForm
from yuiwork.learning.forms.plan import CourseForm, SessionForm
from yuiwork.learning.forms.plan_exercise import ExercisePlanForm
from yuiwork.learning.forms.seminar import SeminarApplicationForm
from yuiwork.learning.forms.seminar_plan import CallOffForm, SeminarChangeForm, SeminarForm, SeriesForm

__all__ = [
    "CallOffForm",
    "ChildcareForm",
    "CodeForm",
    "CourseForm",
    "ExerciseForm",
    "ExercisePlanForm",
    "FeedbackForm",
    "SeminarApplicationForm",
    "SeminarChangeForm",
    "SeminarForm",
    "SeriesForm",
    "SessionForm",
    "WalkInForm",
]
