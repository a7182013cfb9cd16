"""Forms of the desk."""

from yuiwork.desk.forms.person import AskingForm, WalkInForm
from yuiwork.desk.forms.staff import DeskForm, FollowUpForm, NoteForm, OutcomeForm, SlotsForm

__all__ = ["AskingForm", "DeskForm", "FollowUpForm", "NoteForm", "OutcomeForm", "SlotsForm", "WalkInForm"]
