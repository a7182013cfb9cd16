"""Asking the tutor, writing on, leaving a course."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.fields import SubmissionIdField
from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.learning import api as learning


class AskForm(forms.Form):
    """``courses``: id and title; the choice is hidden when there is only one."""

    enrolment = forms.ChoiceField(label=_("About which course"))
    subject = forms.CharField(label=_("What it is about"), max_length=100)
    text = forms.CharField(
        label=_("Your question"),
        max_length=3000,
        widget=CountedTextarea(rows=5),
        help_text=_("However small. Only your tutor and the regional director read it."),
    )
    submission_id = SubmissionIdField()

    def __init__(self, courses: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = list(courses)
        field = choice_field(self, "enrolment")
        field.choices = choices
        if len(choices) == 1:
            field.widget = forms.HiddenInput()
            field.initial = choices[0][0]


class WriteForm(forms.Form):
    text = forms.CharField(label=_("Reply"), max_length=3000, widget=CountedTextarea(rows=4))
    submission_id = SubmissionIdField()


class LeaveForm(forms.Form):
    """Her own words on leaving. "Could not be reached" is a reason that only others can give."""

    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[one for one in learning.LeaveReason.choices if one[0] != learning.LeaveReason.UNKNOWN],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=1000,
        widget=CountedTextarea(rows=3),
        help_text=_("It helps us to do better. The tutor and the office read it."),
    )
