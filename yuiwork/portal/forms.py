"""Pinning a note, proposing a step, deciding about it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.actor import Role
from yuiwork.core.web.fields import JapaneseDateField, SubmissionIdField
from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.regions import api as regions


class NoteForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What kind of note"), choices=regions.NoteKind.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(label=_("Note"), max_length=1000, widget=CountedTextarea(rows=3))
    due_on = JapaneseDateField(label=_("By when"), required=False)
    submission_id = SubmissionIdField()


class ProposalForm(forms.Form):
    """``steps``: pairs of role and level that she could take."""

    step = forms.ChoiceField(label=_("Role to propose"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why they are ready"),
        max_length=1000,
        widget=CountedTextarea(rows=4),
        help_text=_("The officer who confirms it reads this."),
    )
    submission_id = SubmissionIdField()

    def __init__(self, steps: list[tuple[Role, int]], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choice_field(self, "step").choices = [
            (f"{role.value}-{level}", regions.role_words(role.value, level)) for role, level in steps
        ]

    def use_case_data(self) -> dict[str, Any]:
        role, level = self.cleaned_data["step"].split("-")
        data = {name: self.cleaned_data[name] for name in ("reason", "submission_id")}
        return {**data, "to_role": Role(role), "to_level": int(level)}


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(
        label=_("Your decision"),
        choices=[("confirm", _("Confirm: the role begins today")), ("decline", _("Not now"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("What to tell the person who proposed it"),
        max_length=1000,
        required=False,
        widget=CountedTextarea(rows=3),
        help_text=_("Needed when you decline."),
    )
