from yuiwork.childcare.forms.child import ChildForm
from yuiwork.childcare.forms.staff import CostForm, DutyForm

__all__ = ["ChildForm", "CostForm", "DutyForm"]
