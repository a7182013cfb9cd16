from yuiwork.intake.forms.apply import ApplyForm
from yuiwork.intake.forms.decision import AnswerForm, BulkForm, DecisionForm, FilterForm
from yuiwork.intake.forms.plan import HearingForm, PlanAnswerForm, PlanForm
from yuiwork.intake.forms.questions import CopyForm, KindForm
from yuiwork.intake.forms.round import RoundForm
from yuiwork.intake.forms.scoring import RubricForm, ScoreForm

__all__ = [
    "AnswerForm",
    "ApplyForm",
    "BulkForm",
    "CopyForm",
    "DecisionForm",
    "FilterForm",
    "HearingForm",
    "KindForm",
    "PlanAnswerForm",
    "PlanForm",
    "RoundForm",
    "RubricForm",
    "ScoreForm",
]
