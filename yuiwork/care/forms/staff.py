"""Looking after a learner, sharing out learners, the programme's settings."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.care.forms.learner import LeaveForm
from yuiwork.care.models import CareSettings, Channel, Outcome
from yuiwork.core import clock
from yuiwork.core.web.fields import CountField, JapaneseDateField, SubmissionIdField
from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.learning import api as learning


class ContactForm(forms.Form):
    channel = forms.ChoiceField(
        label=_("How"),
        choices=[choice for choice in Channel.choices if choice[0] != Channel.GUIDANCE],
        widget=forms.RadioSelect,
    )
    made_on = JapaneseDateField(label=_("Day of the contact"), latest=clock.today, initial=clock.today)
    reached = forms.TypedChoiceField(
        label=_("Were they reached?"),
        choices=[("yes", _("Yes")), ("no", _("Not reached this time"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    agreed = forms.CharField(
        label=_("What was agreed"), required=False, max_length=2000, widget=CountedTextarea(rows=3)
    )
    next_on = JapaneseDateField(label=_("Next contact"), required=False, earliest=clock.today)
    submission_id = SubmissionIdField()


class SnoozeForm(forms.Form):
    until = JapaneseDateField(label=_("Until"))
    reason = forms.CharField(label=_("Why it can wait"), max_length=300)


class HandOverForm(forms.Form):
    """``leaders``: user id and name with role."""

    to = forms.ChoiceField(label=_("Hand over to"))
    note = forms.CharField(label=_("What they should know"), max_length=1000, widget=CountedTextarea(rows=3))

    def __init__(self, leaders: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "to").choices = list(leaders)


class CloseForm(forms.Form):
    outcome = forms.ChoiceField(label=_("How it went"), choices=Outcome.choices, widget=forms.RadioSelect)


class TutorForm(forms.Form):
    """``tutors``: user id and name with the number of learners."""

    tutor = forms.ChoiceField(label=_("Tutor"))

    def __init__(self, tutors: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "tutor").choices = list(tutors)


class StaffLeaveForm(LeaveForm):
    """The same, noted by those who look after her: they may not have reached her."""

    reason = forms.ChoiceField(
        label=_("Reason"), choices=learning.LeaveReason.choices, widget=forms.RadioSelect
    )


class SettingsForm(forms.Form):
    quiet_days = CountField(
        label=_("No activity for (days)"),
        min_value=0,
        max_value=90,
        help_text=_("0 turns it off."),
    )
    start_days = CountField(
        label=_("Not begun after the start of the course (days)"),
        min_value=0,
        max_value=90,
        help_text=_("0 turns it off."),
    )
    late_days = CountField(
        label=_("An exercise is overdue by (days)"),
        min_value=0,
        max_value=90,
        help_text=_("0 turns it off."),
    )
    missed_sessions = CountField(
        label=_("Sessions missed without notice"),
        min_value=0,
        max_value=20,
        help_text=_("0 turns it off."),
    )
    low_answer = CountField(
        label=_("A named survey answer is this low or lower (1 worst, 5 best)"),
        min_value=0,
        max_value=4,
        help_text=_("0 turns it off. Answers without a name are never looked at."),
    )
    answer_days = CountField(
        label=_("Questions are answered within (business days)"),
        min_value=1,
        max_value=20,
        help_text=_("Learners are told the day."),
    )

    @classmethod
    def initial_of(cls, row: CareSettings) -> dict[str, Any]:
        return {name: getattr(row, name) for name in cls.base_fields}
