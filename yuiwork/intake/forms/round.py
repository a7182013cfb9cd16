"""Planning a round of applications."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.web.fields import CountField, JapaneseDateField, SubmissionIdField
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.intake.models import IntakeRound, Method, TaskKind
from yuiwork.intake.use_cases import RoundTerms
from yuiwork.intake.use_cases.plan_round import MAX_OFFER_DAYS


class RoundForm(forms.Form):
    title = forms.CharField(
        label=_("Name of the round"), max_length=100, help_text=_("For example: first call, additional call.")
    )
    opens_on = JapaneseDateField(label=_("First day for applications"))
    closes_on = JapaneseDateField(label=_("Last day for applications"))
    seats = CountField(label=_("Places in this round"), min_value=1)
    method = forms.ChoiceField(
        label=_("How places are given"), widget=forms.RadioSelect, choices=Method.choices
    )
    needs_approval = forms.BooleanField(
        label=_("The municipality approves each decision"),
        required=False,
        help_text=_("Nobody is told what a director decides before an officer has approved it."),
    )
    offer_days = CountField(
        label=_("Days to answer when a place becomes free"),
        min_value=1,
        max_value=MAX_OFFER_DAYS,
        initial=3,
        help_text=_("Afterwards the place is offered to the next on the waiting list."),
    )
    intro = forms.CharField(
        label=_("Words above the form"),
        required=False,
        max_length=2000,
        widget=CountedTextarea(rows=4),
    )
    task_kind = forms.ChoiceField(
        label=_("Task to hand in with the application"), widget=forms.RadioSelect, choices=TaskKind.choices
    )
    task_title = forms.CharField(label=pgettext_lazy("task", "Title"), required=False, max_length=200)
    task_instruction = forms.CharField(
        label=pgettext_lazy("task", "What to do"),
        required=False,
        max_length=2000,
        widget=CountedTextarea(rows=5),
        help_text=_("Ask applicants to leave their name out of the answer, so that it can be scored blind."),
    )
    submission_id = SubmissionIdField()

    def terms(self) -> RoundTerms:
        data = {name: self.cleaned_data[name] for name in RoundTerms.__slots__}
        return RoundTerms(
            **{**data, "method": Method(data["method"]), "task_kind": TaskKind(data["task_kind"])}
        )

    @staticmethod
    def initial_of(row: IntakeRound) -> dict[str, Any]:
        return {name: getattr(row, name) for name in RoundTerms.__slots__}
