"""Forms of the care room."""

from yuiwork.care.forms.learner import AskForm, LeaveForm, WriteForm
from yuiwork.care.forms.staff import CloseForm, ContactForm, HandOverForm, SettingsForm, SnoozeForm, TutorForm

__all__ = [
    "AskForm",
    "CloseForm",
    "ContactForm",
    "HandOverForm",
    "LeaveForm",
    "SettingsForm",
    "SnoozeForm",
    "TutorForm",
    "WriteForm",
]
