from yuiwork.learning.forms.check_in import CodeForm, WalkInForm
from yuiwork.learning.forms.childcare import ChildcareForm
from yuiwork.learning.forms.exercise import ExerciseForm, FeedbackForm
from yuiwork.learning.forms.fees import FeesForm
from yuiwork.learning.forms.material import MaterialForm, ReportForm
from yuiwork.learning.forms.plan import CourseForm
from yuiwork.learning.forms.plan_exercise import ExercisePlanForm
from yuiwork.learning.forms.roll import AbsenceForm, GuidanceForm, RollForm
from yuiwork.learning.forms.seminar import SeminarApplicationForm
from yuiwork.learning.forms.seminar_plan import CallOffForm, SeminarChangeForm, SeminarForm, SeriesForm
from yuiwork.learning.forms.session import CancelSessionForm, SessionForm, SessionSeriesForm, TimetableForm
from yuiwork.learning.forms.session_check_in import CheckInForm

__all__ = [
    "AbsenceForm",
    "CallOffForm",
    "CancelSessionForm",
    "CheckInForm",
    "ChildcareForm",
    "CodeForm",
    "CourseForm",
    "ExerciseForm",
    "ExercisePlanForm",
    "FeedbackForm",
    "FeesForm",
    "GuidanceForm",
    "MaterialForm",
    "ReportForm",
    "RollForm",
    "SeminarApplicationForm",
    "SeminarChangeForm",
    "SeminarForm",
    "SeriesForm",
    "SessionForm",
    "SessionSeriesForm",
    "TimetableForm",
    "WalkInForm",
]
