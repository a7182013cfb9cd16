"""Applying for a course, and the officer's decision."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.web.fields import CountField, SubmissionIdField
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.learning.use_cases.course_application import MAX_WEEKLY_HOURS, CourseDecision


class CourseApplicationForm(forms.Form):
    """What helps the officer and the tutor to start with her (programmes.md 6.2)."""

    motive = forms.CharField(
        label=_("Why you would like to join"),
        help_text=_("A few lines are enough."),
        max_length=1000,
        widget=CountedTextarea(rows=5),
    )
    weekly_hours = CountField(
        label=_("Hours a week you can learn"),
        help_text=_("A rough number. Short slots add up."),
        min_value=1,
        max_value=MAX_WEEKLY_HOURS,
    )
    worries = forms.CharField(
        label=_("What worries you"),
        required=False,
        help_text=_("For example time, children, the computer. Your tutor reads this."),
        max_length=1000,
        widget=CountedTextarea(rows=4),
    )
    submission_id = SubmissionIdField()


_DECISIONS = {
    CourseDecision.ACCEPT: pgettext_lazy("application", "Accept"),
    CourseDecision.WAIT: _("Put on the waiting list"),
    CourseDecision.DECLINE: pgettext_lazy("application", "Decline"),
}


class DecisionForm(forms.Form):
    """``tutors``: user id and label. ``waiting``: she is on the waiting list already."""

    decision = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    tutor = forms.TypedChoiceField(
        label=_("Tutor"), required=False, help_text=_("Needed when you accept."), empty_value=None
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        help_text=_("Needed for the waiting list and for declining. The applicant reads it."),
        max_length=500,
        widget=CountedTextarea(rows=4),
    )

    def __init__(self, tutors: Iterable[tuple[str, str]], *args: Any, waiting: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["tutor"]).choices = [("", _("Please choose")), *tutors]
        decisions = [
            (d.value, words) for d, words in _DECISIONS.items() if not (waiting and d is CourseDecision.WAIT)
        ]
        cast(forms.ChoiceField, self.fields["decision"]).choices = decisions
