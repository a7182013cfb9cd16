"""The words of a campaign, its source and its cost."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.fields import SubmissionIdField, YenFormField
from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.learning.api import SourceView


class CampaignForm(forms.Form):
    title = forms.CharField(
        label=_("Name for the staff"),
        max_length=100,
        help_text=_(
            "Where it is put up or appears, such as: poster in the central library. Not shown to the public."
        ),
    )
    source = forms.ChoiceField(label=_("Counts as"))
    headline = forms.CharField(
        label=_("First line"),
        max_length=60,
        help_text=_("The large line on page and paper. Short: up to 30 characters read best."),
    )
    text = forms.CharField(
        label=_("Introductory text"), required=False, max_length=300, widget=CountedTextarea(rows=4)
    )
    cost_yen = YenFormField(
        label=_("Cost"),
        required=False,
        min_value=0,
        help_text=_("Printing and placing, tax included. If you enter it, the cost per applicant is shown."),
    )

    def __init__(self, sources: Iterable[SourceView], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Please choose")), *((view.code, view.label) for view in sources)]
        choice_field(self, "source").choices = choices


class NewCampaignForm(CampaignForm):
    code = forms.CharField(
        label=_("Code in the address"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}
        ),
        help_text=_("Small letters, digits, hyphens. It is printed on paper, so it can never be changed."),
    )
    submission_id = SubmissionIdField()

    field_order = ["title", "source", "code"]
