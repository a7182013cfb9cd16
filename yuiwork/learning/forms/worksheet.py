"""A self-analysis worksheet to write on, and setting one up."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.learning.forms.plan_exercise import LinesField
from yuiwork.learning.models import Worksheet
from yuiwork.learning.use_cases.worksheets import ANSWER_LIMIT


class WorksheetForm(forms.Form):
    """One box for each question; none has to be answered."""

    def __init__(self, sheet: Worksheet, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._codes = [prompt["code"] for prompt in sheet.prompts]
        for prompt in sheet.prompts:
            self.fields[prompt["code"]] = forms.CharField(
                label=prompt["text"],
                required=False,
                max_length=ANSWER_LIMIT,
                widget=CountedTextarea(rows=3),
            )
        self.fields["shared"] = forms.BooleanField(
            label=_("The teachers of the programme may read this"),
            required=False,
            help_text=_("Without it only you and your tutor can."),
        )

    @property
    def answers(self) -> dict[str, str]:
        return {code: self.cleaned_data[code] for code in self._codes}


class WorksheetPlanForm(forms.Form):
    """Setting up one of the programme's own."""

    code = forms.SlugField(
        label=_("Short name"), max_length=40, help_text=_("In Latin letters, for example first-month.")
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    intro = forms.CharField(
        label=_("Introduction"), required=False, max_length=1000, widget=CountedTextarea(rows=3)
    )
    questions = LinesField(label=_("Questions of the sheet"), help_text=_("One line for each question."))

    def use_case_data(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        questions = data.pop("questions")
        return {**data, "prompts": [{"code": f"q{n}", "text": q} for n, q in enumerate(questions, start=1)]}
