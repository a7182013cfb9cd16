from yuiwork.regions.forms.budget import ExpenseForm
from yuiwork.regions.forms.eligibility import EligibilityForm
from yuiwork.regions.forms.parts import (
    BudgetLineForm,
    GoalForm,
    IndicatorForm,
    MemberForm,
    PartForm,
    PartyForm,
    StageForm,
    TrackForm,
    YearForm,
)
from yuiwork.regions.forms.programme import OrganisationsForm, ProgrammeForm
from yuiwork.regions.forms.secrecy import AgreeForm, SecrecyTextForm
from yuiwork.regions.forms.staff import AppointForm, LoanAnswerForm, LoanForm

__all__ = [
    "AgreeForm",
    "AppointForm",
    "BudgetLineForm",
    "EligibilityForm",
    "ExpenseForm",
    "GoalForm",
    "IndicatorForm",
    "LoanAnswerForm",
    "LoanForm",
    "MemberForm",
    "OrganisationsForm",
    "PartForm",
    "PartyForm",
    "ProgrammeForm",
    "SecrecyTextForm",
    "StageForm",
    "TrackForm",
    "YearForm",
]
