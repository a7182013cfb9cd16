"""児童票 as the parent fills it in, on a phone."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.childcare.facts import ChildFacts
from yuiwork.core import clock
from yuiwork.core.web.fields import JapaneseDateField, KanaField, NameField, PhoneField, SubmissionIdField
from yuiwork.core.web.widgets import CountedTextarea

_OLDEST = date(2000, 1, 1)


class ChildForm(forms.Form):
    """``child_data`` is what ``register_child`` and ``change_child`` take."""

    name = NameField(label=_("Child's name"))
    kana = KanaField(label=_("Child's name (kana)"), help_text=_("Hiragana is fine too."))
    birth_date = JapaneseDateField(label=_("Birth date"), earliest=_OLDEST, latest=clock.today)
    allergies = forms.CharField(
        label=_("Allergies"),
        required=False,
        max_length=1000,
        widget=CountedTextarea(rows=2),
        help_text=_("Food, medicine, animals. Leave empty if there are none."),
    )
    health = forms.CharField(
        label=_("What the childcare staff should know"),
        required=False,
        max_length=1000,
        widget=CountedTextarea(rows=3),
        help_text=_("Health, habits, naps. Only what is needed on that day."),
    )
    emergency_name = NameField(
        label=_("Who we call in an emergency"), help_text=_("Name and relation to the child.")
    )
    emergency_phone = PhoneField(label=_("Phone in an emergency"))
    collectors = forms.CharField(
        label=_("Who may collect the child"),
        max_length=500,
        widget=CountedTextarea(rows=3),
        help_text=_(
            "One person per line, with their relation to the child. We hand the child to nobody else."
        ),
    )
    agreed = forms.BooleanField(label=_("I have read the text above and agree"))
    submission_id = SubmissionIdField()

    def clean_collectors(self) -> tuple[str, ...]:
        lines = (line.strip() for line in self.cleaned_data["collectors"].splitlines())
        return tuple(line for line in lines if line)

    def child_data(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "submission_id"}

    @staticmethod
    def initial_of(facts: ChildFacts) -> dict[str, Any]:
        names = ("name", "kana", "birth_date", "allergies", "health", "emergency_name", "emergency_phone")
        return {name: getattr(facts, name) for name in names} | {"collectors": "\n".join(facts.collectors)}
