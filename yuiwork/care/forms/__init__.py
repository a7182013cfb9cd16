"""Forms of the care room."""

from yuiwork.care.forms.incidents import CloseIncidentForm, IncidentForm, StepForm
from yuiwork.care.forms.learner import AskForm, LeaveForm, WriteForm
from yuiwork.care.forms.staff import (
    CloseForm,
    ContactForm,
    HandOverForm,
    SettingsForm,
    SnoozeForm,
    StaffLeaveForm,
    TutorForm,
)

__all__ = [
    "AskForm",
    "CloseForm",
    "CloseIncidentForm",
    "ContactForm",
    "HandOverForm",
    "IncidentForm",
    "LeaveForm",
    "SettingsForm",
    "SnoozeForm",
    "StaffLeaveForm",
    "StepForm",
    "TutorForm",
    "WriteForm",
]
