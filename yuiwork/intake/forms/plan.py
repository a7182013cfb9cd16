"""The record of a hearing, the plan, and the learner's answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from yuiwork.core import clock
from yuiwork.core.web.fields import CountField, JapaneseDateField, SubmissionIdField
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.intake.models import HearingWay
from yuiwork.intake.queries.plans import prompts
from yuiwork.learning import api as learning


def _text(label: Any, *, required: bool = True, rows: int = 4, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=required, max_length=2000, widget=CountedTextarea(rows=rows), **options
    )


class HearingForm(forms.Form):
    """A field for each prompt; leave out what was not talked about."""

    held_on = JapaneseDateField(label=_("Day of the talk"), latest=clock.today)
    way = forms.ChoiceField(label=_("How you talked"), widget=forms.RadioSelect, choices=HearingWay.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for prompt in prompts():
            self.fields[prompt.code] = _text(prompt.words, required=False, rows=3)
        self.fields["note"] = _text(
            _("Note for the office and the tutor"),
            required=False,
            help_text=_("Write it as if the person will read it: anybody may ask for their own data."),
        )

    def answers(self) -> dict[str, str]:
        return {prompt.code: self.cleaned_data[prompt.code] for prompt in prompts()}


class PlanForm(forms.Form):
    goal = _text(_("The goal, in the learner's words"), rows=3)
    steps = _text(_("Steps on the way, with their dates"), rows=6)
    weekly_hours = CountField(label=_("Hours a week"), min_value=1, max_value=learning.MAX_WEEKLY_HOURS)
    support = _text(_("What we do to help"), required=False)
    submission_id = SubmissionIdField()


class PlanAnswerForm(forms.Form):
    wish = _text(
        _("What you would like to change"),
        required=False,
        help_text=_("Needed only when you ask for a change."),
    )
