"""Recording an incident, following it up, closing it."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.care.models import IncidentKind, IncidentOccasion
from yuiwork.core import clock
from yuiwork.core.web.fields import JapaneseDateField, SubmissionIdField
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.japan.dates import JST

_LONGEST = 4_000


class IncidentForm(forms.Form):
    kind = forms.ChoiceField(label=_("What was it?"), choices=IncidentKind.choices, widget=forms.RadioSelect)
    occasion = forms.ChoiceField(label=_("On which occasion?"), choices=IncidentOccasion.choices)
    day = JapaneseDateField(label=_("Day"), latest=clock.today, initial=clock.today)
    at = forms.TimeField(
        label=_("Time"), widget=forms.TimeInput(attrs={"type": "time", "data-width": "8"}, format="%H:%M")
    )
    place = forms.CharField(label=_("Place"), required=False, max_length=200)
    doctor = forms.TypedChoiceField(
        label=_("Did somebody see a doctor?"),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        coerce=lambda value: value == "yes",
        initial="no",
        widget=forms.RadioSelect,
    )
    account = forms.CharField(
        label=_("What happened, and what was done at once?"),
        help_text=_("Kept sealed. Officers and directors of the programme read it, nobody else."),
        max_length=_LONGEST,
        widget=CountedTextarea(rows=6),
    )
    submission_id = SubmissionIdField()

    def use_case_data(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        data["happened_at"] = datetime.combine(data.pop("day"), data.pop("at"), JST)
        return data


class StepForm(forms.Form):
    what = forms.CharField(
        label=pgettext_lazy("incident", "What was done"), max_length=_LONGEST, widget=CountedTextarea(rows=4)
    )
    next_on = JapaneseDateField(label=_("Look again on"), required=False, earliest=clock.today)
    submission_id = SubmissionIdField()


class CloseIncidentForm(forms.Form):
    prevention = forms.CharField(
        label=_("What is changed so that it does not happen again"),
        help_text=_("Please name nobody here."),
        max_length=_LONGEST,
        widget=CountedTextarea(rows=4),
    )
    told_owner_on = JapaneseDateField(
        label=_("The commissioning office was told on"), required=False, latest=clock.today
    )
