"""Building the form of a round: one more question."""

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.intake.use_cases.questions import KINDS
from yuiwork.surveys import api as surveys


class QuestionForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Kind of question"),
        widget=forms.RadioSelect,
        choices=[(kind, surveys.QuestionKind(kind).label) for kind in KINDS],
    )
    text = forms.CharField(label=_("The question"), max_length=300)
    help_text = forms.CharField(label=_("Help for answering"), required=False, max_length=300)
    options = forms.CharField(
        label=_("Answers to choose from, one per line"),
        required=False,
        max_length=2000,
        widget=CountedTextarea(rows=5),
    )
    required = forms.BooleanField(label=_("Must be answered"), required=False, initial=True)

    def labels(self) -> list[str]:
        return str(self.cleaned_data["options"]).splitlines()
