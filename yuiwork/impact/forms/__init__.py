"""A target and its result."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.impact.queries.indicators import month_of


def _number(label: Any, **options: Any) -> forms.DecimalField:
    widget = forms.TextInput(attrs={"inputmode": "decimal", "data-width": "8"})
    return forms.DecimalField(label=label, max_digits=16, decimal_places=2, widget=widget, **options)


class TargetForm(forms.Form):
    """``counted``: the system counts the result, so there is no field for it."""

    value = _number(_("Target value"), min_value=0)
    due_month = forms.CharField(
        label=_("Month by which it is reached"),
        required=False,
        max_length=10,
        widget=forms.TextInput(attrs={"data-width": "8"}),
        help_text=_("For example 2027-03."),
    )
    actual = _number(_("Result"), required=False)
    reason = forms.CharField(
        label=_("If it was missed, why"), required=False, max_length=2000, widget=CountedTextarea(rows=3)
    )
    improvement = forms.CharField(
        label=_("What changes next"), required=False, max_length=2000, widget=CountedTextarea(rows=3)
    )

    def __init__(self, *args: Any, counted: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if counted:
            del self.fields["actual"]

    def clean_due_month(self) -> date | None:
        text = self.cleaned_data["due_month"].strip()
        if not text:
            return None
        try:
            return month_of(text)
        except ValueError as error:
            raise forms.ValidationError(_("Please write the month like 2027-03.")) from error
