"""Thinking of a challenge, putting its words right, giving it by hand and taking it back."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from yuiwork.core.web.fields import CountField, SubmissionIdField
from yuiwork.core.web.forms import choice_field
from yuiwork.core.web.widgets import CountedTextarea
from yuiwork.learning.models import Challenge, Trigger
from yuiwork.learning.stamp_pictures import WORDS


class ChallengeWordsForm(forms.Form):
    """What can be put right later."""

    title = forms.CharField(
        label=_("Name of the challenge"),
        max_length=40,
        help_text=_("What they have done, for example: My first article."),
    )
    description = forms.CharField(
        label=_("In one sentence"),
        required=False,
        max_length=200,
        help_text=_("Learners read it before they have it."),
        widget=CountedTextarea(rows=2),
    )
    picture = forms.ChoiceField(
        label=_("Picture"), choices=list(WORDS.items()), initial="star", widget=forms.RadioSelect
    )


class ChallengeForm(ChallengeWordsForm):
    trigger = forms.ChoiceField(
        label=_("What is counted"),
        choices=Trigger.choices,
        initial=Trigger.HAND,
        widget=forms.RadioSelect,
        help_text=_("This cannot be changed later."),
    )
    threshold = CountField(
        label=pgettext_lazy("stamp", "How often"),
        required=False,
        min_value=1,
        max_value=1000,
        help_text=_("Given when it has been done this often. If left empty: once."),
    )
    submission_id = SubmissionIdField()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        data["threshold"] = data.get("threshold") or 1
        return data


class GiveStampForm(forms.Form):
    challenge_id = forms.TypedChoiceField(label=_("Stamp"), coerce=UUID)
    reason = forms.CharField(
        label=_("What they did"),
        max_length=300,
        help_text=_("They read it beside their stamp."),
        widget=CountedTextarea(rows=2),
    )

    def __init__(self, challenges: list[Challenge], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(row.id), row.title) for row in challenges]
        choice_field(self, "challenge_id").choices = choices


class TakeStampBackForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is taken back"),
        max_length=300,
        help_text=_("They read it, and the stamp stays on their board as taken back."),
        widget=CountedTextarea(rows=2),
    )
