"""Setting up a skill, and confirming one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core.web.fields import SubmissionIdField
from yuiwork.core.web.forms import choice_field
from yuiwork.learning.forms.plan_exercise import LinesField


class SkillForm(forms.Form):
    job_kind = forms.CharField(
        label=_("For jobs in"), max_length=100, help_text=_("For example writing, design, video.")
    )
    title = forms.CharField(label=_("Skill"), max_length=100)
    code = forms.SlugField(
        label=_("Short name"), max_length=40, help_text=_("In Latin letters, for example article.")
    )
    levels = LinesField(
        label=_("Levels 1 to 4 in words"),
        help_text=_("Four lines, from the beginning to mastery: what one can do."),
    )
    submission_id = SubmissionIdField()


class ConfirmSkillForm(forms.Form):
    """``choices``: level and its words."""

    level = forms.TypedChoiceField(label=_("Level"), coerce=int, widget=forms.RadioSelect)
    note = forms.CharField(label=_("Why"), required=False, max_length=300)

    def __init__(self, choices: list[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice_field(self, "level").choices = choices
